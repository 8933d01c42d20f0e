package io.github.usageexport.lake;

import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of the lake: the one description from which the Parquet schema, the Glue table, the
 * DuckDB view and the data dictionary follow. Equal only to itself; all stand in {@link Datasets}.
 *
 * @param <R> the row
 */
public final class Dataset<R> {
  private final String name;
  private final String meaning;
  private final @Nullable PartitionKey key;
  private final List<Column<R>> columns;
  private final RowOrder<R> order;

  private Dataset(
      String name,
      String meaning,
      @Nullable PartitionKey key,
      List<Column<R>> columns,
      RowOrder<R> order) {
    this.name = name;
    this.meaning = meaning;
    this.key = key;
    this.columns = columns;
    this.order = order;
  }

  /** A dataset cut by {@code key}, its rows told apart and sorted by the columns of these names. */
  static <R> Dataset<R> partitioned(
      String name, String meaning, PartitionKey key, List<Column<R>> columns, String... orderedBy) {
    return new Dataset<>(name, meaning, key, distinct(columns), orderOf(columns, orderedBy));
  }

  /** A dataset of one file. */
  static <R> Dataset<R> whole(
      String name, String meaning, List<Column<R>> columns, String... orderedBy) {
    return new Dataset<>(name, meaning, null, distinct(columns), orderOf(columns, orderedBy));
  }

  public String name() {
    return name;
  }

  /** What its rows are, for the data dictionary: a phrase. */
  public String meaning() {
    return meaning;
  }

  /** Empty for a dataset of one file. */
  public Optional<PartitionKey> partitionKey() {
    return Optional.ofNullable(key);
  }

  /** The columns inside the file, in order; the partition key is not among them. */
  public List<Column<R>> columns() {
    return columns;
  }

  public RowOrder<R> order() {
    return order;
  }

  /**
   * The partition of one period; of a dataset of one file, that file for all time.
   *
   * @throws IllegalArgumentException if this dataset is not cut by such periods
   */
  public Partition<R> partition(UsagePeriod period) {
    return key == null && period.granularity() == Granularity.ALL_TIME
        ? partition()
        : new Partition<>(this, period);
  }

  /**
   * The only partition of a dataset of one file.
   *
   * @throws IllegalArgumentException if this dataset is cut into partitions
   */
  public Partition<R> partition() {
    return new Partition<>(this, null);
  }

  @Override
  public String toString() {
    return name;
  }

  private static <R> List<Column<R>> distinct(List<Column<R>> columns) {
    Set<String> names = new HashSet<>();
    for (Column<R> column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("two columns are named " + column);
      }
    }
    return List.copyOf(columns);
  }

  private static <R> RowOrder<R> orderOf(List<Column<R>> columns, String... names) {
    return new RowOrder<>(Arrays.stream(names).map(name -> columnOf(columns, name)).toList());
  }

  private static <R> Column<R> columnOf(List<Column<R>> columns, String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .filter(column -> column.type() == ColumnType.STRING || column.type() == ColumnType.INT)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no text or int column " + name));
  }
}
