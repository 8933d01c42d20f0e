package io.github.usageexport.cli.query;

/**
 * A column of an answer.
 *
 * @param kind what it holds
 */
record ResultColumn(String name, Kind kind) {
  /** What a table does with a value. */
  enum Kind {
    /** Shortened where there is no room. */
    TEXT,
    /** Whole, at the right. */
    NUMBER,
    /** A date, a moment or a truth: whole. */
    WHOLE
  }

  boolean numeric() {
    return kind == Kind.NUMBER;
  }

  boolean shortens() {
    return kind == Kind.TEXT;
  }
}
