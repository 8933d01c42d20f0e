package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every argument and variable is checked before anything is made or requested. */
class ArgumentsTest {
  private static final String SID = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "export --lake gs://bucket/x | --lake 'gs://bucket/x' | s3://bucket/prefix",
        "export --lake file:///lake | --lake 'file:///lake' | name a folder",
        "check --lake abfss://c@a.dfs.core.windows.net/ | --lake 'abfss: | s3://bucket/prefix",
        "query --lake gs://bucket select | --lake 'gs://bucket' | name a folder",
        "categories --lake hdfs://h/x | --lake 'hdfs://h/x' | name a folder",
        "report --lake gs://bucket | --lake 'gs://bucket' | name a folder",
        "export --lake s3:// | --lake: s3:// | '' is no name of a bucket",
        "export --lake s3:/bucket/x | --lake: 's3:/bucket/x' | write s3://bucket",
        "check --lake s3:// | --lake: s3:// | '' is no name of a bucket",
        "report --lake s3:// | --lake: s3:// | '' is no name of a bucket",
        "export --rebuild --lake s3:// | --lake: s3:// | '' is no name of a bucket",
        "export --dry-run --lake s3:// | --lake: s3:// | '' is no name of a bucket",
        "export --data s3://bucket/x | --data 's3://bucket/x' | not a folder of this machine",
        "demo --data s3://bucket/x | --data 's3://bucket/x' | not a folder of this machine",
        "export --data FILE | --data 'FILE' | FILE is a file",
        "export --data FILE/below | --data 'FILE/below' | FILE is a file",
        "export --dry-run --data FILE | --data 'FILE' | FILE is a file",
        "export --rebuild --data FILE | --data 'FILE' | FILE is a file",
        "check --data FILE | --data 'FILE' | FILE is a file",
        "report --data FILE | --data 'FILE' | FILE is a file",
        "query --data FILE select | FILE is a file | Move it away",
        "categories --data FILE | FILE is a file | Move it away",
        "demo --data FILE | --data 'FILE' | FILE is a file",
        "export --lake FILE | --lake 'FILE' | FILE is a file",
        "query --lake FILE select | --lake 'FILE' | FILE is a file",
        "export --data= | --data '' | leave the option out",
        "export --lake= | --lake '' | leave the option out",
        "export --table= | --table '' | leave the option out",
        "demo --data= | --data '' | leave the option out",
        "export --table x | --table 'x' | 3 to 255",
        "check --table a/b/c | --table 'a/b/c' | 3 to 255",
        "report --table na!me | --table 'na!me' | 3 to 255",
        "report --html MISSING/r.html | --html 'MISSING/r.html' | a folder that exists",
        "report --html FILE/r.html | --html 'FILE/r.html' | a folder that exists",
        "export --wait 10 | --wait: '10' | 30s, 10m, 2h",
        "export --wait -5m | --wait: '-5m' | 30s, 10m, 2h",
        "export --wait= | --wait: '' | 30s, 10m, 2h",
        "export --reread-days 401 --dry-run | --reread-days 401 | 0..400",
        "export --resume 20261101T000000Z-00000000 | --resume '2026 | which holds none",
        "peek --account-sid AC12 | --account-sid: 'AC12' | 32 hexadecimal digits",
        "peek --exclude-account AC12 | --exclude-account: 'AC12' | 32 hexadecimal digits",
        "peek --account-sid SID --exclude-account SID | SID is both | leave out one",
        "peek --period next | --period: 'next' | one of today",
        "peek --format xml | --format: 'xml' | csv",
        "peek --max-concurrency 501 | --max-concurrency 501 | 1..500",
        "simulate --port 70000 | --port 70000 | 0..65535",
        "simulate --latency-ms -1 | --latency-ms -1 | 0..",
        "simulate --faults-per-mille 1001 | --faults-per-mille 1001 | 0..1000",
        "simulate --history-days 0 | --history-days 0 | 1 to 3650",
      })
  void aWrongArgumentIsRefusedBeforeAnythingIsDone(String line, String named, String rule)
      throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    Path missing = folder.resolve("missing");
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
      Machine machine = Machine.of(folder.resolve("data"), simulator);

      Machine.Result result = machine.usage(text(line, file, missing).split(" "));

      assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.INVALID);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .contains(text(named, file, missing), text(rule, file, missing))
          .doesNotContain("\tat ", "run 2");
      assertThat(simulator.metrics().requests()).isZero();
      assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "USAGE_DATA, s3://bucket/x, USAGE_DATA 's3://bucket/x'",
    "USAGE_LAKE, gs://bucket/x, USAGE_LAKE 'gs://bucket/x'",
    "USAGE_LAKE, s3://, USAGE_LAKE: s3://",
    "USAGE_TABLE, x, USAGE_TABLE 'x'",
  })
  void aWrongVariableIsRefusedByItsName(String variable, String value, String named)
      throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
      Map<String, String> environment = CommandProcess.environment(simulator);
      environment.put("USAGE_DATA", folder.toString());
      environment.put(variable, value);

      CommandProcess.Result result = CommandProcess.run(environment, "export");

      assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.INVALID);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).contains(named).doesNotContain("\tat ");
      assertThat(simulator.metrics().requests()).isZero();
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void aFileOfVariablesMayBeWrittenAsPeopleDo() throws Exception {
    try (Simulator simulator = Simulator.start(world())) {
      CommandProcess.Result result =
          CommandProcess.run(
              Map.of(
                  "TWILIO_BASE_URL", simulator.baseUrl() + "\r",
                  "export TWILIO_ACCOUNT_SID", " " + simulator.accountSid() + " ",
                  "TWILIO_AUTH_TOKEN", "\"" + simulator.authToken() + "\"\r",
                  "TWILIO_API_KEY", "''",
                  "TWILIO_API_SECRET", "\r",
                  "USAGE_TABLE", "\"\"",
                  "USAGE_DATA", "'" + folder.resolve("my data") + "'"),
              "export",
              "--lookback-days",
              "2");

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(folder.resolve("my data").resolve("snapshots.db")).exists();
    }
  }

  @Test
  void aMessageMovesNoCursor() throws Exception {
    CommandProcess.Result result =
        CommandProcess.run(
            Map.of("USAGE_DATA", folder.toString(), "USAGE_LAKE", "gs://\u001b[2J\u009b2J"),
            "export");

    assertThat(result.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(result.err()).contains("gs://").doesNotContain("\u001b", "\u009b");
  }

  @Test
  void aReaderThatHasEnoughIsNoFault() throws Exception {
    try (Simulator simulator = Simulator.start(world())) {
      Map<String, String> environment = CommandProcess.environment(simulator);
      environment.put("USAGE_DATA", folder.toString());
      CommandProcess.run(environment, "export", "--lookback-days", "2");

      for (String line :
          List.of(
              "peek",
              "peek --format csv",
              "check",
              "categories --format json",
              "report --json",
              "query --format csv from\tusage_daily",
              "export --dry-run",
              "export --json --lookback-days 2")) {
        CommandProcess.Result result = CommandProcess.head(environment, line.split(" "));

        assertThat(result.exit()).as(line + result.err()).isZero();
        assertThat(result.out()).as(line).isNotEmpty();
        assertThat(result.err()).as(line).doesNotContain("usage:", "fault", "Broken pipe");
      }
    }
  }

  private static SimulatorOptions world() {
    return SimulatorOptions.defaults()
        .withStart(Instant.now())
        .withSubaccounts(300)
        .withHistoryDays(3)
        .withCategories(10, 6);
  }

  private static String text(String text, Path file, Path missing) {
    return text.replace("FILE", file.toString())
        .replace("MISSING", missing.toString())
        .replace("SID", SID);
  }
}
