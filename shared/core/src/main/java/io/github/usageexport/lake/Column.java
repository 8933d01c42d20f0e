package io.github.usageexport.lake;

import io.github.usageexport.usage.Amount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One column of a dataset: its name, its type, what it means and where a row holds it. Made by the
 * factory of its type, so that a value of another type does not compile. Every column may be null.
 *
 * @param <R> the row
 */
public final class Column<R> {
  /** Names that Athena, Glue and DuckDB all take without quotes. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private final String name;
  private final ColumnType type;
  private final String meaning;
  private final Function<R, ? extends @Nullable Object> value;

  private Column(
      String name, ColumnType type, String meaning, Function<R, ? extends @Nullable Object> value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name of a column: lower case letters, digits and _ only");
    }
    if (meaning.isBlank()) {
      throw new IllegalArgumentException("column " + name + " does not say what it means");
    }
    this.name = name;
    this.type = type;
    this.meaning = meaning;
    this.value = value;
  }

  public static <R> Column<R> string(
      String name, String meaning, Function<R, @Nullable String> value) {
    return new Column<>(name, ColumnType.STRING, meaning, value);
  }

  public static <R> Column<R> decimal(
      String name, String meaning, Function<R, @Nullable Amount> value) {
    return new Column<>(name, ColumnType.DECIMAL, meaning, value);
  }

  /** A moment; what is finer than a millisecond is cut off. */
  public static <R> Column<R> timestamp(
      String name, String meaning, Function<R, @Nullable Instant> value) {
    return new Column<>(name, ColumnType.TIMESTAMP, meaning, value);
  }

  public static <R> Column<R> date(
      String name, String meaning, Function<R, @Nullable LocalDate> value) {
    return new Column<>(name, ColumnType.DATE, meaning, value);
  }

  public static <R> Column<R> integer(
      String name, String meaning, Function<R, @Nullable Integer> value) {
    return new Column<>(name, ColumnType.INT, meaning, value);
  }

  public static <R> Column<R> bool(
      String name, String meaning, Function<R, @Nullable Boolean> value) {
    return new Column<>(name, ColumnType.BOOLEAN, meaning, value);
  }

  public static <R> Column<R> strings(
      String name, String meaning, Function<R, @Nullable List<String>> value) {
    return new Column<>(name, ColumnType.STRING_LIST, meaning, value);
  }

  public String name() {
    return name;
  }

  public ColumnType type() {
    return type;
  }

  /** What the column means, for the data dictionary: a phrase, with the unit where there is one. */
  public String meaning() {
    return meaning;
  }

  /** What {@code row} holds here: the Java type that belongs to {@link #type}, or null. */
  public @Nullable Object valueIn(R row) {
    return value.apply(row);
  }

  @Override
  public String toString() {
    return name;
  }
}
