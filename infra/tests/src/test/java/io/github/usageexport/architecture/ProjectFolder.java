package io.github.usageexport.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of the whole project; tests run in one of its modules. */
public final class ProjectFolder {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private ProjectFolder() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (Files.notExists(folder.resolve("events"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("no folder above this one holds events/");
      }
      folder = parent;
    }
    return folder;
  }

  public static Path resolve(String path) {
    return root().resolve(path);
  }

  static String text(String path) throws IOException {
    return Files.readString(resolve(path));
  }

  /** The names of the folders in one, sorted. */
  static List<String> folders(String path) throws IOException {
    try (Stream<Path> entries = Files.list(resolve(path))) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> String.valueOf(entry.getFileName()))
          .sorted()
          .toList();
    }
  }

  /** The modules that the root pom names, in its order; those of no profile. */
  static List<String> modules() throws IOException {
    String pom = text("pom.xml");
    return MODULE
        .matcher(pom.substring(0, pom.indexOf("</modules>")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
