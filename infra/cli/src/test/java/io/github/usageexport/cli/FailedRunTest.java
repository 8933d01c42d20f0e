package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.usageexport.cli.OneMachineRun.Checks;
import io.github.usageexport.cli.OneMachineRun.LakeClaim;
import io.github.usageexport.cli.sqlite.DataFolderLock.Wait;
import io.github.usageexport.cli.store.FolderPlace;
import io.github.usageexport.finish.RunReport;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.Pause;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.twilio.TwilioCredentials;
import io.github.usageexport.twilio.TwilioSettings;
import io.github.usageexport.usage.AccountSid;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that fails as a whole has a report, whatever it failed by. */
class FailedRunTest {
  private static final AccountSid PARENT = new AccountSid("ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

  @TempDir private Path folder;

  @Test
  void aFaultThatNobodyForesawIsReportedAsOne() {
    RunReport report =
        new OneMachineRun(
                new FolderPlace(folder, new Wait(Wait.DEFAULT, Clock.systemUTC(), Pause.SLEEP)),
                faultyLake(),
                new Environment.TwilioAccess(
                    TwilioSettings.of(TwilioSettings.TWILIO, PARENT, 1),
                    new TwilioCredentials(PARENT.value(), "token")),
                Clock.systemUTC(),
                Pause.SLEEP,
                LakeClaim.REFUSE,
                Checks.DEFAULT,
                new Progress(Terminal.system(), new OutputOptions()))
            .run(new ExportRequest(null, Set.of(), Set.of(), Set.of(), null, null), "run");

    assertThat(report.run().status()).isEqualTo(RunStatus.FAILED);
    assertThat(report.problem().orElseThrow())
        .contains("claim is broken", "a fault of usage-export itself", "--verbose");
  }

  /** A thread that is interrupted cannot lock a file, write one, or ask Twilio. */
  @Test
  void aRunThatIsStoppedAsItBeginsBlamesNothingElse() throws IOException {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults().withSubaccounts(1))) {
      Machine machine = Machine.of(folder, simulator);
      Thread.currentThread().interrupt();
      Machine.Result stopped = machine.export("2026-10-20", "2026-10-21");
      assertThat(Thread.interrupted()).isTrue();

      assertThat(stopped.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(stopped.out()).isEmpty();
      assertThat(stopped.err())
          .contains("the run was stopped")
          .doesNotContain("right to write", "disk", "fault");
      assertThat(machine.export("2026-10-20", "2026-10-21").exit()).isZero();
    }
  }

  @Test
  void aResumedRunIsReportedWithTheDaysThatItTookOver() throws IOException {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults().withSubaccounts(1))) {
      Machine machine = Machine.of(folder, simulator);
      String first =
          machine.export("2026-10-20", "2026-10-21").err().lines().findFirst().orElseThrow();
      Path owner = machine.lake().resolve("owner.json");
      Files.writeString(owner, "nobody");

      Machine.Result resumed =
          machine.usage("export", "--json", "--resume", first.substring("run ".length()));

      assertThat(resumed.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(resumed.out())
          .contains("\"status\" : \"FAILED\"")
          .contains("\"start_date\" : \"2026-10-20\"", "\"end_date\" : \"2026-10-21\"");
    }
  }

  @Test
  void anExportThatFailsBeforeItIsPlannedIsARunThatTheReportNames() throws IOException {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults().withSubaccounts(1))) {
      Machine wrong = Machine.of(folder, simulator).with("TWILIO_AUTH_TOKEN", "0".repeat(32));
      Machine.Result failed = wrong.export("2026-10-20", "2026-10-21");
      String run = runId(failed);
      assertThat(failed.exit()).isEqualTo(ExitCode.FAILED);

      Machine.Result none = wrong.usage("report");

      assertThat(none.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(none.err())
          .contains(
              "Nothing is known of 2026-10-20..2026-10-21", run, "FAILED: ", "TWILIO_AUTH_TOKEN");

      Machine.of(folder, simulator).export("2026-10-20", "2026-10-21");
      String later = runId(wrong.export("2026-10-20", "2026-10-21"));
      Machine.Result report = wrong.usage("report");

      assertThat(report.exit()).as(report.err()).isZero();
      assertThat(report.out()).contains("Run " + later + ", FAILED: ", "Total ");
      assertThat(wrong.usage("report", "--json").out())
          .contains("\"status\" : \"FAILED\"", "\"problem\" : \"");
    }
  }

  /** A file stands where a dataset's folder should be. */
  @Test
  void whatARunRecordedBeforeItsLakeFailedIsInItsReport() throws IOException {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults().withSubaccounts(2))) {
      Machine machine = Machine.of(folder, simulator);
      Files.createDirectories(machine.lake().resolve("warehouse/v1"));
      Path inTheWay = Files.createFile(machine.lake().resolve("warehouse/v1/usage_daily"));

      Machine.Result failed = machine.export("2026-10-20", "2026-10-21");

      assertThat(failed.exit()).isEqualTo(ExitCode.FAILED);
      JsonNode report = new ObjectMapper().readTree(failed.out());
      assertThat(report.at("/problem").asText()).contains("usage_daily");
      assertThat(report.at("/accounts/listed").asInt()).isEqualTo(3);
      assertThat(report.at("/accounts/observed").asInt()).isEqualTo(2);
      assertThat(report.at("/snapshots/new").asInt()).isEqualTo(4);

      Files.delete(inTheWay);
      Machine.Result reported = machine.usage("report");

      assertThat(reported.out()).contains("Run " + runId(failed) + ", not finished: Cannot ");
      assertThat(machine.export("2026-10-25", "2026-10-25").exit()).isZero();
      assertThat(machine.query("select count(distinct usage_date) from usage_daily"))
          .as("the next run exports its days")
          .containsExactly("3");
    }
  }

  private static String runId(Machine.Result export) {
    return export.err().lines().findFirst().orElseThrow().substring("run ".length());
  }

  private static LakeStore faultyLake() {
    return (LakeStore)
        Proxy.newProxyInstance(
            FailedRunTest.class.getClassLoader(),
            new Class<?>[] {LakeStore.class},
            (_, method, _) -> {
              if (method.getName().equals("location")) {
                return "a lake";
              }
              throw new IllegalStateException(method.getName() + " is broken");
            });
  }
}
