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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A dataset as SQL: its columns with the types that Athena shows, its partition key after them. A
 * dataset without a file is an empty table of the same columns.
 */
record DatasetView(Dataset<?> dataset, Path warehouse) {

  NamedView view() throws IOException {
    List<Path> files = files();
    return new NamedView(dataset.name(), files.isEmpty() ? ofNothing() : over(files));
  }

  private List<Path> files() throws IOException {
    Path folder = warehouse.resolve(dataset.name());
    if (dataset.partitionKey().isEmpty()) {
      Path file = folder.resolve(Partition.FILE);
      return Files.exists(file) ? List.of(file) : List.of();
    }
    List<Path> files = new ArrayList<>();
    String partitions = dataset.partitionKey().get().column() + "=*";
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, partitions)) {
      for (Path partition : folders) {
        Path file = partition.resolve(Partition.FILE);
        if (Files.exists(file)) {
          files.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    return files;
  }

  /** The folders above the dataset's have names of their own: DuckDB must read no key from them. */
  private String over(List<Path> files) {
    Stream<String> columns = dataset.columns().stream().map(DatasetView::stored);
    Stream<String> key = dataset.partitionKey().stream().map(DatasetView::keyInPath);
    return "SELECT %s FROM read_parquet(%s, hive_partitioning = false, filename = true)"
        .formatted(
            Stream.concat(columns, key).collect(Collectors.joining(", ")), filesInSql(files));
  }

  /** A pattern, which finds new files as well, unless DuckDB would split it in the wrong place. */
  private String filesInSql(List<Path> files) {
    Path folder = warehouse.resolve(dataset.name());
    if (folder.toString().contains("\\")) {
      return files.stream()
          .map(file -> Sql.text(file.toString()))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    String partitions = dataset.partitionKey().map(key -> key.column() + "=*/").orElse("");
    return Sql.text(Sql.globLiteral(folder) + "/" + partitions + Partition.FILE);
  }

  private static String keyInPath(PartitionKey key) {
    return "regexp_extract(filename, %s, 1) AS %s"
        .formatted(
            Sql.text("[/\\\\]" + key.column() + "=([^/\\\\]*)[/\\\\]part-00\\.parquet$"),
            Sql.name(key.column()));
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
