package io.github.usageexport.cli.query;

/**
 * A column of an answer.
 *
 * @param optional whether a table may leave it out where there is no room
 */
public record ResultColumn(String name, Kind kind, boolean optional) {
  /** What a table does with a value. */
  public enum Kind {
    /** Shortened where there is no room. */
    TEXT,
    /** Whole, at the right. */
    NUMBER,
    /** A date, a moment or a truth: whole. */
    WHOLE
  }

  public static ResultColumn text(String name) {
    return new ResultColumn(name, Kind.TEXT, false);
  }

  public static ResultColumn number(String name) {
    return new ResultColumn(name, Kind.NUMBER, false);
  }

  public static ResultColumn whole(String name) {
    return new ResultColumn(name, Kind.WHOLE, false);
  }

  /** The same, which a table may leave out where there is no room. */
  public ResultColumn ifThereIsRoom() {
    return new ResultColumn(name, kind, true);
  }

  boolean numeric() {
    return kind == Kind.NUMBER;
  }

  boolean shortens() {
    return kind == Kind.TEXT;
  }
}
