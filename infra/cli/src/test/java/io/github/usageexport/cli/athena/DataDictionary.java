package io.github.usageexport.cli.athena;

import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.PartitionKey;
import java.util.List;
import java.util.Locale;

/** The page that says what every dataset and view holds. */
final class DataDictionary {
  private final StringBuilder text = new StringBuilder();

  private DataDictionary() {}

  static String text() {
    DataDictionary dictionary = new DataDictionary();
    dictionary.text.append(head()).append("\n## Datasets\n");
    Datasets.ALL.forEach(
        dataset ->
            dictionary.section(
                dataset.name(),
                "%s%s. One file%s."
                    .formatted(
                        dataset.meaning().substring(0, 1).toUpperCase(Locale.ROOT),
                        dataset.meaning().substring(1),
                        dataset
                            .partitionKey()
                            .map(PartitionKey::column)
                            .map(" per `%s`"::formatted)
                            .orElse("")),
                SqlColumn.of(dataset)));
    dictionary.text.append("\n## Views\n");
    View.all().forEach(view -> dictionary.section(view.name(), view.meaning(), view.columns()));
    View query = View.asKnownAt();
    dictionary.text.append("\n## Query with a parameter\n");
    dictionary.section(query.name(), query.meaning(), query.columns());
    return dictionary.text.toString();
  }

  private static String head() {
    return """
    # Datasets and views

    Generated from the datasets and views; to write it again: `%s`

    The same names hold in Athena (the tables and views of `catalog.yaml`) and in `./usage query`
    (DuckDB). Amounts are exact decimals with 18 integer and 10 fraction digits; moments are in
    UTC; days are GMT days; null is not 0. Partition keys are texts: compare `usage_date` with
    `'2026-10-01'`. Prices of different categories overlap: sum `usage_additive`, or rows whose
    `category_role` is ADDITIVE, and always by `price_unit`.
    """
        .formatted(GeneratedFiles.COMMAND);
  }

  private void section(String name, String meaning, List<SqlColumn> columns) {
    text.append(
        "\n### `%s`\n%s\n\n| column | type | meaning |\n|---|---|---|\n".formatted(name, meaning));
    for (SqlColumn column : columns) {
      text.append(
          "| `%s` | %s | %s |\n"
              .formatted(column.name(), column.trinoType(), column.meaning().replace("|", "\\|")));
    }
  }
}
