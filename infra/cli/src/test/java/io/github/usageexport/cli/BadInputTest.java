package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.http.CredentialKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input, wrong credentials, nothing there: one sentence with the remedy, and its exit code. */
class BadInputTest {
  private static final String SID = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "export --start-date 2026-13-01 | '2026-13-01'",
        "export --start-date 2026-02-30 | '2026-02-30'",
        "export --start-date tomorrow | --start-date 'tomorrow'",
        "export --resume 20261101T000000Z-00000000 --granularity monthly | leave it out",
        "report --start-date tomorrow | usage: --start-date 'tomorrow'",
        "report --end-date 2026-10-01 | usage: --end-date '2026-10-01'",
        "report --period today --lookback-days 3 | usage: the range is given in more than one way",
        "export --start-date 2999-01-01 | '2999-01-01'",
        "export --start-date 1999-01-01 | '1999-01-01'",
        "export --start-date 2026-10-02 --end-date 2026-10-01 | before --start-date '2026-10-02'",
        "export --end-date 2026-10-01 | '2026-10-01'",
        "export --period next-month | 'next-month'",
        "export --period today --lookback-days 3 | more than one way",
        "export --lookback-days 0 | 0",
        "export --lookback-days many | 'many'",
        "export --granularity hourly | 'hourly'",
        "export --account-sid AC12 | 'AC12'",
        "export --max-concurrency 0 | 0",
        "export --no-such-option | --no-such-option",
        "exprot | exprot",
        "query | SQL",
        "query --lake s3://usage-lake/a select | AthenaDatabase",
        "query --lake s3://Usage select | 'Usage' is no name of a bucket",
      })
  void badArgumentsAreRefusedByNameWithNothingOnStdout(String line, String named) {
    Machine machine =
        new Machine(folder).with("TWILIO_ACCOUNT_SID", SID).with("TWILIO_AUTH_TOKEN", "secret");

    Machine.Result result = machine.usage(line.strip().split(" "));

    assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.INVALID);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(named).doesNotContain("\tat ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void everythingThatIsWrongInTheEnvironmentIsSaidAtOnce() {
    Machine machine =
        new Machine(folder).with("TWILIO_ACCOUNT_SID", "AC1").with("TWILIO_BASE_URL", "http://x.y");

    Machine.Result result = machine.usage("export");

    assertThat(result.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(result.err()).contains("'AC1'", "TWILIO_AUTH_TOKEN", "'http://x.y'");
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "TWILIO_ACCOUNT_SID, hunter2hunter2hunter2hunter2hunt",
    "TWILIO_ACCOUNT_SID, AChunter2hunter2hunter2hunter2hu",
    "TWILIO_BASE_URL, https://AC1:hunter2@api.twilio.com",
    "TWILIO_BASE_URL, https://AC1:hunter2 @api.twilio.com",
    "TWILIO_API_KEY, hunter2hunter2hunter2hunter2hunt",
  })
  void whatMayBeASecretInTheWrongVariableIsNotShown(String variable, String value) {
    Machine machine =
        new Machine(folder)
            .with("TWILIO_ACCOUNT_SID", SID)
            .with("TWILIO_API_KEY", "SK" + SID.substring(2))
            .with("TWILIO_API_SECRET", "SK" + SID.substring(2))
            .with(variable, value);

    for (String command : List.of("check", "export")) {
      Machine.Result result = machine.usage(command, "--verbose");

      assertThat(result.exit()).isEqualTo(ExitCode.INVALID);
      assertThat(result.err()).contains(variable);
      assertThat(result.out() + result.err()).doesNotContain("hunter2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"peek", "query", "categories", "simulate", "demo", "report", "check"})
  void everyCommandUnderstandsVerbose(String command) {
    Machine.Result result = new Machine(folder).usage(command, "--verbose", "--help");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains("--verbose");
  }

  @Test
  void wrongCredentialsEndTheRunWithTwoRequests() throws IOException {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
      Machine machine = Machine.of(folder, simulator).with("TWILIO_AUTH_TOKEN", "hunter2hunter2");

      Machine.Result result = machine.export("2026-10-20", "2026-11-05");

      assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(result.out()).contains("\"status\" : \"FAILED\"");
      assertThat(result.err()).contains("TWILIO_AUTH_TOKEN").doesNotContain("\tat ");
      assertThat(result.out() + result.err()).doesNotContain("hunter2hunter2");
      assertThat(simulator.metrics().requests()).isEqualTo(2);
      assertThat(machine.lake().resolve("warehouse")).doesNotExist();
    }
  }

  @Test
  void aMainApiKeyReadsTheParentAndSaysWhatWouldReadTheRest() throws IOException {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults().withSubaccounts(3))) {
      var key = simulator.credential(simulator.accountSid(), CredentialKind.MAIN_KEY);
      Machine machine =
          Machine.of(folder, simulator)
              .without("TWILIO_AUTH_TOKEN")
              .with("TWILIO_API_KEY", key.username())
              .with("TWILIO_API_SECRET", key.secret());

      Machine.Result result = machine.export("2026-10-20", "2026-11-05");

      assertThat(result.exit()).isEqualTo(ExitCode.PARTIAL);
      assertThat(result.err()).contains("UNAUTHORISED", "cannot read subaccounts", "auth token");
      assertThat(result.out() + result.err()).doesNotContain(key.secret());
      assertThat(machine.query("select distinct account_sid from usage_daily"))
          .containsExactly(simulator.accountSid());
      assertThat(machine.usage("check").out()).contains("UNAUTHORISED", "4 accounts, 1 readable");
    }
  }

  @Test
  void checkWritesNothing() throws IOException {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
      Machine.Result result = Machine.of(folder, simulator).usage("check");

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(result.out()).contains("9 accounts, 9 readable");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void aDryRunSaysWhatItWouldReadAndWritesNothing() throws IOException {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
      Machine.Result result =
          Machine.of(folder, simulator)
              .usage(
                  "export", "--start-date", "2026-10-20", "--end-date", "2026-11-05", "--dry-run");

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(result.out()).contains("would read " + simulator.accountSid() + " daily");

      Machine.Result json =
          Machine.of(folder, simulator).export("2026-10-20", "2026-11-05", "--dry-run");
      assertThat(json.exit()).as(json.err()).isZero();
      assertThat(json.out())
          .startsWith("{")
          .contains("\"start_date\" : \"2026-10-20\"", "\"accounts\" : 9", "\"slices\" : ")
          .doesNotContain("would read");
      assertThat(folder).isEmptyDirectory();
    }
  }
}
