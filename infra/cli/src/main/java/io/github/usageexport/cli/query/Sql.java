package io.github.usageexport.cli.query;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Values as they stand in SQL. */
final class Sql {
  private static final Pattern GLOB = Pattern.compile("[\\[*?]");

  private Sql() {}

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  static String name(String value) {
    return "\"" + value.replace("\"", "\"\"") + "\"";
  }

  /** A path in which no character stands for others, for a function that takes a pattern. */
  static String globLiteral(Path path) {
    return GLOB.matcher(path.toString()).replaceAll("[$0]");
  }
}
