package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store forgets nothing: the accounts of another parent come into it on request alone. */
class OtherParentTest {
  private static final String BY_PARENT =
      "select parent_account_sid, count(*) from accounts where listed group by 1 order by 1";

  @TempDir Path folder;

  @Test
  void credentialsOfAnotherParentAreRefusedByNameAndNothingIsStored() throws IOException {
    try (Simulator ours = Simulator.start(world(1));
        Simulator theirs = Simulator.start(world(2))) {
      Machine machine = Machine.of(folder, ours);
      assertThat(machine.export("2026-11-01", "2026-11-02").exit()).isZero();
      Machine other = Machine.of(folder, theirs);

      Machine.Result refused = other.export("2026-11-01", "2026-11-02");

      assertThat(refused.exit()).as(refused.err()).isEqualTo(ExitCode.INVALID);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err()).contains(ours.accountSid(), theirs.accountSid(), "--add-parent");
      assertThat(other.export("2026-11-01", "2026-11-02", "--dry-run").exit()).isZero();
      Machine.Result check = other.usage("check");
      assertThat(check.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(check.out()).contains("export would refuse", theirs.accountSid());
      assertThat(machine.export("2026-11-01", "2026-11-02").exit()).isZero();
      assertThat(machine.query(BY_PARENT)).containsExactly(ours.accountSid() + ",3");
    }
  }

  @Test
  void aParentThatWasAddedIsKnownAndEachListSaysNothingAboutTheOther() throws IOException {
    try (Simulator ours = Simulator.start(world(1));
        Simulator theirs = Simulator.start(world(2))) {
      Machine machine = Machine.of(folder, ours);
      machine.export("2026-11-01", "2026-11-02");
      Machine other = Machine.of(folder, theirs);

      Machine.Result added = other.export("2026-11-01", "2026-11-02", "--add-parent");

      assertThat(added.exit()).as(added.err()).isZero();
      for (Machine each : List.of(machine, other, machine)) {
        assertThat(each.export("2026-11-01", "2026-11-02").exit()).isZero();
        assertThat(each.query(BY_PARENT))
            .containsExactlyInAnyOrder(ours.accountSid() + ",3", theirs.accountSid() + ",3");
      }
      assertThat(other.usage("check").exit()).isZero();
    }
  }

  private static SimulatorOptions world(long seed) {
    return SimulatorOptions.defaults()
        .withSeed(seed)
        .withStart(Instant.parse("2026-11-03T09:30:00Z"))
        .withSubaccounts(2)
        .withHistoryDays(5)
        .withCategories(10, 6);
  }
}
