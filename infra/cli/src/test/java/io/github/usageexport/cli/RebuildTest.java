package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code export --rebuild}: the lake comes back from the store, byte for byte, without Twilio. */
class RebuildTest {
  private static final String ALL_TIME = "usage_all_time/part-00.parquet";
  private static final String OCTOBER_21 = "usage_versions/usage_date=2026-10-21/part-00.parquet";

  @TempDir private Path folder;
  private Simulator simulator;
  private Machine machine;
  private Map<String, Integer> before;
  private Map<String, List<String>> contentBefore;

  /** Two separate ranges, restated days, and longer periods. */
  @BeforeEach
  void fillTheLake() throws IOException {
    simulator = Simulator.start(options());
    Machine collecting = Machine.of(folder, simulator);
    collecting.export("2026-10-20", "2026-10-22");
    collecting.export("2026-11-01", "2026-11-02", "--granularity", "monthly");
    simulator.restateSomeDays(simulator.clock().instant().plus(Duration.ofHours(1)), 60);
    simulator.clock().advance(Duration.ofDays(1));
    Machine.Result last =
        collecting.export(
            "2026-10-20",
            "2026-10-22",
            "--granularity",
            "daily",
            "--granularity",
            "yearly",
            "--granularity",
            "all-time");
    assertThat(last.exit()).as(last.err()).isZero();
    before = LakeContent.files(machine().lake());
    contentBefore = LakeContent.of(machine().lake());
    assertThat(before.keySet())
        .anyMatch(path -> path.startsWith("restatements/"))
        .contains(
            "usage_all_time/part-00.parquet", "usage_monthly/usage_month=2026-11/part-00.parquet");
    machine = machine();
  }

  /** Of somebody who has no credentials. */
  private Machine machine() {
    return new Machine(folder);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void bringsBackALakeThatWasDeleted() throws IOException {
    delete(machine.lake());

    Machine.Result rebuilt = machine.usage("export", "--rebuild", "--json");

    assertThat(rebuilt.exit()).as(rebuilt.err()).isZero();
    assertSameFiles();
    assertThat(rebuilt.out())
        .contains("\"status\" : \"COMPLETE\"", "\"start_date\" : \"2026-01-01\"")
        .contains("\"requests\" : 0,", "\"written\" : " + before.size() + ",");
    assertThat(rebuilt.err()).startsWith("run ").contains("exporting ");
    assertThat(machine.lake().resolve("owner.json")).exists();
    assertThat(manifests()).isEqualTo(before.size());
    assertThat(machine.usage("export", "--rebuild", "--json").out()).contains("\"written\" : 0,");
  }

  @ParameterizedTest(name = "seed {0}")
  @CsvSource({"1", "2", "3"})
  void bringsBackWhatIsMissingAndNothingElse(long seed) throws IOException {
    RandomGenerator random = new SplittableRandom(seed);
    int deleted = 0;
    for (String path : before.keySet()) {
      if (random.nextInt(3) == 0) {
        Files.delete(machine.lake().resolve("warehouse/v1").resolve(path));
        deleted++;
      }
    }
    for (Path manifest : below(machine.lake().resolve("warehouse/v1/_manifests"))) {
      if (Files.isRegularFile(manifest) && random.nextInt(3) == 0) {
        Files.delete(manifest);
      }
    }
    Files.delete(machine.lake().resolve("owner.json"));

    Machine.Result rebuilt = machine.usage("export", "--rebuild", "--json");

    assertThat(rebuilt.exit()).as(rebuilt.err()).isZero();
    assertThat(rebuilt.out()).contains("\"written\" : " + deleted + ",");
    assertSameFiles();
    assertThat(manifests()).isEqualTo(before.size());
  }

  @Test
  void aRangeOrAGranularityRestrictsIt() throws IOException {
    delete(machine.lake());

    Machine.Result days =
        machine.usage(
            "export",
            "--rebuild",
            "--start-date",
            "2026-10-21",
            "--end-date",
            "2026-11-01",
            "--granularity",
            "daily");

    assertThat(days.exit()).as(days.err()).isZero();
    assertThat(days.out()).contains("COMPLETE").doesNotContain("twilio", "listed");
    assertThat(machine.query("select distinct usage_date from usage_daily order by 1"))
        .containsExactly("2026-10-21", "2026-10-22");
    assertThat(machine.lake().resolve("warehouse/v1/usage_yearly")).doesNotExist();
    machine.usage("export", "--rebuild", "--granularity", "all-time");
    assertThat(LakeContent.files(machine.lake()))
        .containsEntry(ALL_TIME, before.get(ALL_TIME))
        .containsEntry(OCTOBER_21, before.get(OCTOBER_21));
  }

  @Test
  void anotherStoresLakeIsRefusedUnlessItIsAdopted() throws IOException {
    Machine other = Machine.of(folder.resolve("other"), simulator);
    other.export("2026-10-20", "2026-10-20");
    String lake = other.lake().toString();

    Machine.Result refused = machine.usage("export", "--rebuild", "--json", "--lake", lake);
    Machine.Result adopted = machine.usage("export", "--rebuild", "--lake", lake, "--adopt-lake");

    assertThat(refused.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("--adopt-lake");
    assertThat(refused.out()).contains("\"status\" : \"FAILED\"");
    assertThat(adopted.exit()).as(adopted.err()).isZero();
    assertThat(LakeContent.files(other.lake()).keySet()).isEqualTo(before.keySet());
  }

  @Test
  void whoAdoptsIsToldHowManyVersionsThatDropped() {
    Machine.Result adopted =
        Machine.of(folder.resolve("other"), simulator)
            .usage(
                "export",
                "--start-date",
                "2026-10-20",
                "--end-date",
                "2026-10-22",
                "--lake",
                machine.lake().toString(),
                "--adopt-lake");

    assertThat(adopted.exit()).as(adopted.err()).isZero();
    assertThat(adopted.out()).containsPattern("adopted +[1-9][0-9]* versions dropped");
  }

  @Test
  void aStoreThatIsNotThereIsNamedAndNotMade() {
    Path nowhere = folder.resolve("nowhere");

    Machine.Result failed = new Machine(nowhere).usage("export", "--rebuild", "--json");

    assertThat(failed.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failed.err()).contains(nowhere.toString(), "--data");
    assertThat(failed.out()).contains("\"status\" : \"FAILED\"");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void aRangeThatTheStoreKnowsNothingOfIsNamed() throws IOException {
    Machine.Result failed =
        machine.usage(
            "export",
            "--rebuild",
            "--start-date",
            "2026-10-24",
            "--end-date",
            "2026-10-25",
            "--granularity",
            "daily");

    assertThat(failed.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failed.err()).contains("holds nothing of 2026-10-24..2026-10-25");
    assertSameFiles();
  }

  @ParameterizedTest
  @CsvSource({
    "--resume, 20261110T093000Z-00000000",
    "--account-sid, AC00000000000000000000000000000001",
    "--exclude-account, AC00000000000000000000000000000001",
    "--max-concurrency, 3",
    "--dry-run, "
  })
  void whatConcernsTwilioIsRefusedByName(String option, String value) {
    List<String> arguments =
        Stream.of("export", "--rebuild", option, value).filter(text -> text != null).toList();

    Machine.Result refused = machine.usage(arguments.toArray(String[]::new));

    assertThat(refused.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(refused.err()).contains("--rebuild", "leave out " + option);
    assertThat(refused.out()).isEmpty();
  }

  private void assertSameFiles() throws IOException {
    Map<String, Integer> now = LakeContent.files(machine.lake());
    assertThat(now.keySet()).isEqualTo(before.keySet());
    assertThat(withoutMoments(now)).isEqualTo(withoutMoments(before));
    assertThat(LakeContent.of(machine.lake())).isEqualTo(contentBefore);
  }

  /**
   * When something was seen again, or compared by which run, is no content and rewrites no file.
   */
  private static Map<String, Integer> withoutMoments(Map<String, Integer> files) {
    Map<String, Integer> others = new TreeMap<>(files);
    others
        .keySet()
        .removeIf(
            path ->
                path.startsWith("accounts/")
                    || path.startsWith("categories/")
                    || path.startsWith("control_totals/"));
    return others;
  }

  private long manifests() throws IOException {
    return below(machine.lake().resolve("warehouse/v1/_manifests")).stream()
        .filter(Files::isRegularFile)
        .count();
  }

  private static void delete(Path folder) throws IOException {
    for (Path path : below(folder)) {
      Files.delete(path);
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }

  private static SimulatorOptions options() {
    return SimulatorOptions.defaults()
        .withSeed(61)
        .withStart(Instant.parse("2026-11-10T09:30:00Z"))
        .withSubaccounts(3)
        .withCategories(80, 12);
  }
}
