package io.github.usageexport.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.SampleRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParquetSchemaTest {
  private static final String SCHEMA =
      "name, type, type_length, repetition_type, precision, scale, logical_type";

  @TempDir Path folder;

  @Test
  void physicalAndLogicalTypesAreExact() throws IOException {
    WrittenFile file = write(Datasets.USAGE_DAILY, List.of());

    assertThat(file.describe(SCHEMA, "parquet_schema"))
        .contains(
            "account_sid|BYTE_ARRAY|null|OPTIONAL|null|null|StringType()",
            "price|FIXED_LEN_BYTE_ARRAY|12|OPTIONAL|28|10|DecimalType(scale=10, precision=28)",
            "start_date|INT32|null|OPTIONAL|null|null|DateType()",
            "as_of|INT64|null|OPTIONAL|null|null|TimestampType(isAdjustedToUTC=1,"
                + " unit=TimeUnit(MILLIS=MilliSeconds(), MICROS=<null>, NANOS=<null>))",
            "version|INT32|null|OPTIONAL|null|null|null",
            "quality_flags|null|null|OPTIONAL|null|null|ListType()",
            "list|null|null|REPEATED|null|null|null",
            "element|BYTE_ARRAY|null|OPTIONAL|null|null|StringType()");
  }

  @Test
  void booleansAreBooleans() throws IOException {
    assertThat(write(Datasets.COVERAGE, List.of()).describe(SCHEMA, "parquet_schema"))
        .contains("observed|BOOLEAN|null|OPTIONAL|null|null|null");
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void everyColumnOfEveryDatasetIsThereInOrder(Dataset<?> dataset) throws IOException {
    assertThat(
            write(dataset, List.of()).describe("name, repetition_type", "parquet_schema").stream()
                .filter(field -> field.endsWith("|OPTIONAL") && !field.startsWith("element|")))
        .isEqualTo(dataset.columns().stream().map(column -> column.name() + "|OPTIONAL").toList());
  }

  /** Texts that repeat have a dictionary; version 1 pages have none for decimals. */
  @Test
  void pagesAreZstdWithDictionariesAndStatistics() throws IOException {
    WrittenFile file = write(Datasets.USAGE_DAILY, SampleRows.accounts(25_000));

    assertThat(file.describe("DISTINCT compression", "parquet_metadata")).containsExactly("ZSTD");
    assertThat(
            file.describe(
                "path_in_schema, dictionary_page_offset IS NOT NULL, stats_min_value,"
                    + " stats_max_value, num_values",
                "parquet_metadata"))
        .contains(
            "category|true|sms|sms|25000",
            "usage|false|3.5000000000|3.5000000000|25000",
            "price|false|1.0000000000|25000.0000000000|25000",
            "account_sid|false|%s|%s|25000"
                .formatted(SampleRows.account(1), SampleRows.account(25_000)));
  }

  static Stream<Dataset<?>> datasets() {
    return Datasets.ALL.stream();
  }

  private <R> WrittenFile write(Dataset<R> dataset, List<R> rows) throws IOException {
    return WrittenFile.of(folder.resolve("part-00.parquet"), dataset, rows);
  }
}
