package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.control.ControlCheck;
import io.github.usageexport.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every control passes on a world that adds up, and shows what a world made to break it breaks. */
class EveryControlTest {
  @TempDir static Path clean;
  @TempDir Path folder;

  @BeforeAll
  static void exportAWorldThatAddsUp() throws IOException {
    try (Simulator simulator = Simulator.start(CleanWorld.options())) {
      Machine.Result result = scene(clean, simulator).export();
      assertThat(result.exit()).as(result.err()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void passesOnAWorldThatAddsUp(ControlCheck check) {
    assertThat(
            new Machine(clean)
                .query(
                    "select distinct result from control_totals where check_id = '%s'"
                        .formatted(check)))
        .containsExactly("PASS");
  }

  static Stream<Arguments> brokenWorlds() {
    return Stream.of(ControlCheck.values())
        .flatMap(check -> BrokenWorlds.of(check).stream().map(world -> Arguments.of(check, world)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("brokenWorlds")
  void showsWhatIsBroken(ControlCheck check, BrokenWorld world) throws IOException {
    copy(clean, folder);
    try (Simulator simulator = Simulator.start(world.options().apply(CleanWorld.options()))) {
      BrokenWorld.Scene scene = scene(folder, simulator);
      simulator.clock().advance(Duration.ofHours(1));
      world.breaks().accept(scene);

      Machine.Result result = scene.export();

      assertThat(result.exit()).as(result.err()).isEqualTo(world.exit());
      FoundRow found = world.found().apply(simulator);
      assertThat(query(scene, "category, result, expected, actual, difference", check, found))
          .containsExactly(found.csv());
      assertThat(query(scene, "explanation", check, found))
          .singleElement()
          .asString()
          .contains(found.sentence());
      Set<ControlCheck> noticed = EnumSet.of(check);
      noticed.addAll(world.besides());
      assertThat(notPassed(scene)).isEqualTo(noticed);
    }
  }

  private static BrokenWorld.Scene scene(Path folder, Simulator simulator) {
    return new BrokenWorld.Scene(simulator, Machine.of(folder, simulator));
  }

  private static List<String> query(
      BrokenWorld.Scene scene, String columns, ControlCheck check, FoundRow found) {
    return scene
        .machine()
        .query(
            """
            select %s from control_totals where result <> 'PASS' and check_id = '%s'
              and usage_date = '%s' and coalesce(account_sid, '') = '%s'
            """
                .formatted(columns, check, found.day(), found.account()));
  }

  private static Set<ControlCheck> notPassed(BrokenWorld.Scene scene) {
    return scene
        .machine()
        .query("select distinct check_id from control_totals where result <> 'PASS'")
        .stream()
        .map(ControlCheck::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ControlCheck.class)));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path copy = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    }
  }
}
