package io.github.usageexport.cli.athena;

/** Lines of YAML, indented by two spaces a level. */
final class Yaml {
  private final StringBuilder text = new StringBuilder();

  Yaml line(int level, String line) {
    text.append("  ".repeat(level)).append(line).append('\n');
    return this;
  }

  /** A scalar that says exactly this, whatever YAML would make of it. */
  static String quoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
