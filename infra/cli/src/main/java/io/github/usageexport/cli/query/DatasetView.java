package io.github.usageexport.cli.query;

import io.github.usageexport.lake.Column;
import io.github.usageexport.lake.ColumnType;
import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.lake.PartitionKey;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A dataset as SQL: its columns with the types that Athena shows, its partition key after them. A
 * dataset without a file is an empty table of the same columns.
 */
record DatasetView(Dataset<?> dataset, Path warehouse) {

  NamedView view() throws IOException {
    return new NamedView(dataset.name(), hasFiles() ? overFiles() : ofNothing());
  }

  private boolean hasFiles() throws IOException {
    Path folder = warehouse.resolve(dataset.name());
    if (dataset.partitionKey().isEmpty()) {
      return Files.exists(folder.resolve(Partition.FILE));
    }
    try (DirectoryStream<Path> partitions =
        Files.newDirectoryStream(
            folder, partition -> Files.exists(partition.resolve(Partition.FILE)))) {
      return partitions.iterator().hasNext();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private String overFiles() {
    Stream<String> columns = dataset.columns().stream().map(DatasetView::stored);
    Stream<String> key = dataset.partitionKey().stream().map(PartitionKey::column);
    return "SELECT %s FROM read_parquet(%s%s)"
        .formatted(
            Stream.concat(columns, key).collect(Collectors.joining(", ")),
            Sql.text(Sql.globLiteral(warehouse.resolve(dataset.name())) + "/" + files()),
            dataset.partitionKey().map(DatasetView::hive).orElse(", hive_partitioning = false"));
  }

  private String files() {
    return dataset.partitionKey().map(key -> key.column() + "=*/").orElse("") + Partition.FILE;
  }

  private static String hive(PartitionKey key) {
    return ", hive_partitioning = true, hive_types = {%s: VARCHAR}"
        .formatted(Sql.text(key.column()));
  }

  private String ofNothing() {
    Stream<String> columns =
        dataset.columns().stream().map(column -> nothing(type(column.type()), column.name()));
    Stream<String> key =
        dataset.partitionKey().stream().map(partition -> nothing("VARCHAR", partition.column()));
    return "SELECT %s WHERE false"
        .formatted(Stream.concat(columns, key).collect(Collectors.joining(", ")));
  }

  private static String nothing(String type, String name) {
    return "CAST(NULL AS %s) AS %s".formatted(type, Sql.name(name));
  }

  /** Athena's timestamp has no zone; what the file holds is in UTC. */
  private static String stored(Column<?> column) {
    String name = Sql.name(column.name());
    return column.type() == ColumnType.TIMESTAMP
        ? "%s AT TIME ZONE 'UTC' AS %s".formatted(name, name)
        : name;
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case STRING -> "VARCHAR";
      case DECIMAL -> "DECIMAL(28, 10)";
      case TIMESTAMP -> "TIMESTAMP";
      case DATE -> "DATE";
      case INT -> "INTEGER";
      case BOOLEAN -> "BOOLEAN";
      case STRING_LIST -> "VARCHAR[]";
    };
  }
}
