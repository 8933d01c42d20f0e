package io.github.usageexport.cli.athena;

import static io.github.usageexport.cli.athena.Yaml.quoted;

import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.lake.PartitionKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The CloudFormation template of the Glue database, its tables and views, and the named query. */
final class GlueCatalog {
  private final Yaml yaml = new Yaml();

  private GlueCatalog() {}

  static String text() {
    GlueCatalog catalog = new GlueCatalog();
    Datasets.ALL.forEach(catalog::table);
    View.all().forEach(catalog::view);
    catalog.namedQuery(View.asKnownAt());
    return head() + catalog.yaml + outputs();
  }

  private static String head() {
    return """
    # Generated from the datasets and views; a test fails if it is stale. To write it again:
    # %s
    AWSTemplateFormatVersion: '2010-09-09'
    Description: The lake as tables and views in Athena
    Parameters:
      DatabaseName:
        Type: String
        Description: Name of the Glue database that is made
        AllowedPattern: '[a-z][a-z0-9_]{0,254}'
        ConstraintDescription: lower case letters, digits and _, a letter first
      LakeBucket:
        Type: String
        Description: Bucket of the lake, whose root the lake is
      LakeStartDate:
        Type: String
        Description: First day of the lake, yyyy-MM-dd; queries look for no earlier month
        AllowedPattern: '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])'
        ConstraintDescription: a day as yyyy-MM-dd
      AthenaWorkGroup:
        Type: String
        Description: Workgroup in which the named query is kept
    Resources:
      Database:
        Type: AWS::Glue::Database
        Properties:
          CatalogId: !Ref AWS::AccountId
          DatabaseInput:
            Name: !Ref DatabaseName
            Description: Twilio usage of every account, by day, month and year
    """
        .formatted(GeneratedFiles.COMMAND);
  }

  private void table(Dataset<?> dataset) {
    resource(dataset.name(), "EXTERNAL_TABLE");
    yaml.line(4, "Description: " + quoted(dataset.meaning()));
    yaml.line(4, "Parameters:");
    yaml.line(5, "EXTERNAL: 'TRUE'");
    yaml.line(5, "classification: parquet");
    dataset.partitionKey().ifPresent(this::projection);
    keys(dataset.partitionKey().map(SqlColumn::of));
    yaml.line(4, "StorageDescriptor:");
    yaml.line(5, "Location: !Sub s3://${LakeBucket}/" + Partition.WAREHOUSE + dataset.name() + "/");
    yaml.line(5, "InputFormat: org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat");
    yaml.line(5, "OutputFormat: org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat");
    yaml.line(5, "SerdeInfo:");
    yaml.line(
        6, "SerializationLibrary: org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe");
    columns(dataset.columns().stream().map(SqlColumn::of).toList());
  }

  private void projection(PartitionKey key) {
    String property = "projection." + key.column();
    yaml.line(5, "projection.enabled: 'true'");
    switch (key) {
      case USAGE_DATE -> {
        yaml.line(5, property + ".type: date");
        yaml.line(5, property + ".format: yyyy-MM-dd");
        // From the month's first day, where the checks of the month lie.
        range(property, "${Year}-${Month}-01,NOW");
      }
      case USAGE_MONTH -> {
        yaml.line(5, property + ".type: date");
        yaml.line(5, property + ".format: yyyy-MM");
        yaml.line(5, property + ".interval: '1'");
        yaml.line(5, property + ".interval.unit: MONTHS");
        range(property, "${Year}-${Month},NOW");
      }
      case USAGE_YEAR -> {
        yaml.line(5, property + ".type: integer");
        range(property, "${Year},2099");
      }
    }
  }

  /** A range that begins with the lake. */
  private void range(String property, String range) {
    yaml.line(5, property + ".range: !Sub");
    yaml.line(6, "- " + range);
    yaml.line(6, "- Year: !Select [0, !Split ['-', !Ref LakeStartDate]]");
    if (range.contains("${Month}")) {
      yaml.line(6, "  Month: !Select [1, !Split ['-', !Ref LakeStartDate]]");
    }
  }

  /** Athena asks for a list, be it an empty one. */
  private void keys(Optional<SqlColumn> key) {
    yaml.line(4, "PartitionKeys:" + (key.isEmpty() ? " []" : ""));
    key.ifPresent(column -> column(5, column));
  }

  private void view(View view) {
    resource(view.name(), "VIRTUAL_VIEW");
    // No Description: Trino takes it for the comment, and knows a view by that.
    yaml.line(4, "Parameters:");
    yaml.line(5, "presto_view: 'true'");
    yaml.line(5, "comment: Presto View");
    yaml.line(4, "ViewExpandedText: /* Presto View */");
    yaml.line(4, "ViewOriginalText: !Join");
    yaml.line(5, "- ''");
    yaml.line(5, "- - '/* Presto View: '");
    yaml.line(5, "  - Fn::Base64: !Sub");
    yaml.line(7, "- " + quoted(PrestoView.json(view)));
    yaml.line(7, "- Database: !Ref Database");
    yaml.line(5, "  - ' */'");
    keys(Optional.empty());
    yaml.line(4, "StorageDescriptor:");
    // Says nothing, but a view without it is refused: StorageDescriptor SerDeInfo is null.
    yaml.line(5, "SerdeInfo: {}");
    columns(view.columns());
  }

  private void resource(String name, String tableType) {
    yaml.line(1, logicalId(name) + ":");
    yaml.line(2, "Type: AWS::Glue::Table");
    yaml.line(2, "Properties:");
    yaml.line(3, "CatalogId: !Ref AWS::AccountId");
    yaml.line(3, "DatabaseName: !Ref Database");
    yaml.line(3, "TableInput:");
    yaml.line(4, "Name: " + name);
    yaml.line(4, "TableType: " + tableType);
  }

  private void columns(List<SqlColumn> columns) {
    yaml.line(5, "Columns:");
    columns.forEach(column -> column(6, column));
  }

  private void column(int level, SqlColumn column) {
    yaml.line(
        level,
        "- {Name: %s, Type: '%s', Comment: %s}"
            .formatted(column.name(), column.glueType(), quoted(column.meaning())));
  }

  private void namedQuery(View query) {
    yaml.line(1, logicalId(query.name()) + ":");
    yaml.line(2, "Type: AWS::Athena::NamedQuery");
    yaml.line(2, "Properties:");
    yaml.line(3, "Name: " + query.name());
    yaml.line(3, "Description: " + quoted(query.meaning()));
    yaml.line(3, "Database: !Ref Database");
    yaml.line(3, "WorkGroup: !Ref AthenaWorkGroup");
    yaml.line(3, "QueryString: |");
    query.sql().lines().forEach(line -> yaml.line(4, line));
  }

  private static String outputs() {
    return """
    Outputs:
      DatabaseName:
        Value: !Ref Database
    """;
  }

  private static String logicalId(String name) {
    return Arrays.stream(name.split("_"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
