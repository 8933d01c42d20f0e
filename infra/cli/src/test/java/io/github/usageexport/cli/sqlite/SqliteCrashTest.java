package io.github.usageexport.cli.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.SliceHead;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.UsagePeriod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills a process in the middle of its commits, again and again, and looks what it left. */
@Timeout(300)
class SqliteCrashTest {
  private static final int KILLS = 3;
  private static final int MOST_COMMITS = 200;

  @TempDir private Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {20_261_103, 20_261_104})
  void leavesEverySliceWholeWheneverItIsKilled(long seed) throws Exception {
    RandomGenerator random = new SplittableRandom(seed);
    long acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int commits = random.nextInt(1, MOST_COMMITS);
      acknowledged += runUntilKilled(commits);
      try (SqliteDatabase database = SqliteDatabase.open(folder, random)) {
        assertThat(committed(new SqliteSnapshotStore(database)))
            .as("seed %s, kill %s after %s commits", seed, kill, commits)
            .isGreaterThanOrEqualTo(acknowledged);
      }
    }
  }

  /** How many commits it reported; those behind the last line it could print are not counted. */
  private int runUntilKilled(int commits) throws Exception {
    try (ChildProcess child = ChildProcess.start(MonthWriter.class, folder.toString())) {
      int reported = 0;
      while (reported < commits) {
        assertThat(child.line()).isEqualTo(MonthWriter.COMMITTED);
        reported++;
      }
      child.kill();
      return reported;
    }
  }

  /** Every slice is whole, and this is how often they were committed. */
  private static long committed(SqliteSnapshotStore store) {
    long commits = 0;
    for (int account = 1; account <= MonthWriter.ACCOUNTS; account++) {
      SliceHead head = store.head(MonthWriter.key(account));
      int revision = Math.toIntExact(head.revision());
      commits += revision;
      List<UsagePeriod> days = revision == 0 ? List.of() : MonthWriter.days();
      assertThat(head.heads().keySet()).containsExactlyElementsOf(days);
      for (Head day : head.heads().values()) {
        Head.Belief belief = day.known().orElseThrow();
        assertThat(belief.versions()).isEqualTo(revision);
        for (int number = 1; number <= revision; number++) {
          Version version = store.version(head.key().account(), day.period(), number);
          assertThat(version.content()).isEqualTo(MonthWriter.content(account, number));
          assertThat(store.categories(version.categories()).count())
              .isEqualTo(version.categoriesStated());
        }
      }
    }
    assertThat(versions(store)).isEqualTo(commits);
    return commits;
  }

  /** Of one day: no version without its commit. */
  private static long versions(SqliteSnapshotStore store) {
    List<Version> found = new ArrayList<>();
    try (Stream<Version> versions = store.versions(MonthWriter.days().getFirst())) {
      versions.forEach(found::add);
    }
    return found.size();
  }
}
