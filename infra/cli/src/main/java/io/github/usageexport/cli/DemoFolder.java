package io.github.usageexport.cli;

import io.github.usageexport.run.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The demo's folder. Its own default is made anew each time; one that the user names must hold
 * nothing, because what is in it may be somebody's.
 */
record DemoFolder(@Nullable String option) {
  private static final Path OWN = Path.of(Environment.DEFAULT_DATA, "demo");

  Path prepare() throws IOException {
    if (option == null) {
      Environment.folder("--data", OWN.toString());
      delete(OWN);
      return OWN;
    }
    if (option.isBlank()) {
      throw new InvalidRequestException(
          "--data '%s' is empty: name a folder, or leave the option out".formatted(option));
    }
    Path named = Environment.folder("--data", option);
    if (Files.isDirectory(named)) {
      try (Stream<Path> inside = Files.list(named)) {
        if (inside.findAny().isPresent()) {
          throw new InvalidRequestException(
              "--data '%s' holds something: the demo needs a folder that is empty or new"
                  .formatted(named));
        }
      }
    }
    return named;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> inside = Files.walk(folder)) {
        List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
        for (Path path : deepestFirst) {
          Files.delete(path);
        }
      }
    }
  }
}
