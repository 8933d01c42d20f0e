package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.cli.OneMachineRun.Checks;
import io.github.usageexport.cli.OneMachineRun.LakeClaim;
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
                new FolderPlace(folder),
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
