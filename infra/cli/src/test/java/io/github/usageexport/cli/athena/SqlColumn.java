package io.github.usageexport.cli.athena;

import io.github.usageexport.lake.Column;
import io.github.usageexport.lake.ColumnType;
import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.PartitionKey;
import java.util.ArrayList;
import java.util.List;

/** A column of a dataset or view as SQL shows it: a partition key is one as well. */
record SqlColumn(String name, ColumnType type, String meaning) {

  static SqlColumn of(Column<?> column) {
    return new SqlColumn(column.name(), column.type(), column.meaning());
  }

  static SqlColumn of(PartitionKey key) {
    String meaning =
        switch (key) {
          case USAGE_DATE -> "GMT day, yyyy-MM-dd; a filter on it reads those days alone";
          case USAGE_MONTH -> "calendar month, yyyy-MM";
          case USAGE_YEAR -> "calendar year, yyyy";
        };
    return new SqlColumn(key.column(), ColumnType.STRING, meaning);
  }

  /** All columns of a dataset, its partition key last. */
  static List<SqlColumn> of(Dataset<?> dataset) {
    List<SqlColumn> columns = new ArrayList<>();
    dataset.columns().forEach(column -> columns.add(of(column)));
    dataset.partitionKey().ifPresent(key -> columns.add(of(key)));
    return columns;
  }

  /** The type in Glue. */
  String glueType() {
    return switch (type) {
      case STRING -> "string";
      case DECIMAL -> "decimal(28,10)";
      case TIMESTAMP -> "timestamp";
      case DATE -> "date";
      case INT -> "int";
      case BOOLEAN -> "boolean";
      case STRING_LIST -> "array<string>";
    };
  }

  /** The type in Athena's SQL, which is Trino's. */
  String trinoType() {
    return switch (type) {
      case STRING -> "varchar";
      case DECIMAL -> "decimal(28,10)";
      case TIMESTAMP -> "timestamp(3)";
      case DATE -> "date";
      case INT -> "integer";
      case BOOLEAN -> "boolean";
      case STRING_LIST -> "array(varchar)";
    };
  }

  String duckDbType() {
    return switch (type) {
      case STRING -> "VARCHAR";
      case DECIMAL -> "DECIMAL(28,10)";
      case TIMESTAMP -> "TIMESTAMP";
      case DATE -> "DATE";
      case INT -> "INTEGER";
      case BOOLEAN -> "BOOLEAN";
      case STRING_LIST -> "VARCHAR[]";
    };
  }
}
