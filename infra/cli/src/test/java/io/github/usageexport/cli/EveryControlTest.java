package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.control.ControlCheck;
import io.github.usageexport.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

  private static List<String> ofCleanWorld = List.of();

  @BeforeAll
  static void exportAWorldThatAddsUp() throws IOException {
    try (Simulator simulator = Simulator.start(CleanWorld.options())) {
      BrokenWorld.Scene scene = scene(clean, simulator);
      Machine.Result result = scene.export();
      assertThat(result.exit()).as(result.err()).isZero();
      ofCleanWorld = scene.machine().query("select distinct check_id, result from control_totals");
    }
  }

  @ParameterizedTest
  @EnumSource
  void passesOnAWorldThatAddsUp(ControlCheck check) {
    assertThat(ofCleanWorld)
        .filteredOn(row -> row.startsWith(check + ","))
        .containsExactly(check + ",PASS");
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
      List<String> rows = notPassed(scene.machine());
      FoundRow found = world.found().apply(simulator);
      assertThat(rows)
          .filteredOn(row -> row.startsWith(check + found.key()))
          .singleElement()
          .asString()
          .startsWith(check + found.key() + found.amounts())
          .contains(found.sentence());
      assertThat(rows.stream().map(row -> row.substring(0, row.indexOf(','))))
          .as("the control itself, and those that rightly see the same")
          .containsOnly(
              Stream.concat(Stream.of(check), world.besides().stream())
                  .map(ControlCheck::name)
                  .toArray(String[]::new));
    }
  }

  private static BrokenWorld.Scene scene(Path folder, Simulator simulator) {
    return new BrokenWorld.Scene(simulator, Machine.of(folder, simulator));
  }

  private static List<String> notPassed(Machine machine) {
    return machine.query(
        """
        select check_id, usage_date, account_sid, category, result, expected, actual, difference,
          explanation
        from control_totals where result <> 'PASS'
        """);
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
