package io.github.usageexport.cli.query;

import static io.github.usageexport.lake.SampleRows.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.lake.Column;
import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.lake.PartitionKey;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LakeQueryTest {
  @TempDir Path folder;

  private QueriedLake lake = new QueriedLake(Path.of("unset"));

  @BeforeEach
  void makeTheLake() throws IOException {
    lake = QueriedLake.in(folder);
  }

  @Test
  void answersFromEveryPartitionWithItsDateAsText() {
    lake.write(
        Datasets.USAGE_DAILY, day(1), List.of(usage(1, "sms", "1.25"), usage(2, "sms", "2")));
    lake.write(Datasets.USAGE_DAILY, day(2), List.of(usage(1, "sms", "4")));

    assertThat(
            lake.csv(
                "SELECT usage_date, count(*) AS n, sum(price) AS price FROM usage_daily"
                    + " WHERE usage_date >= '2026-11-01' GROUP BY ALL ORDER BY 1"))
        .isEqualTo(
            "usage_date,n,price\r\n2026-11-01,2,3.2500000000\r\n2026-11-02,1,4.0000000000\r\n");
  }

  @ParameterizedTest
  @CsvSource({"MONTHLY, usage_month, 2026-11", "YEARLY, usage_year, 2026"})
  void partitionKeysAreTexts(Granularity granularity, String key, String value) {
    Dataset<UsageRow> dataset = Datasets.usage(granularity);
    lake.write(dataset, UsagePeriod.containing(granularity, day(1).firstDay()), oneRow());

    assertThat(lake.csv("SELECT typeof(%s) AS t, %s FROM %s".formatted(key, key, dataset)))
        .isEqualTo("t," + key + "\r\nVARCHAR," + value + "\r\n");
  }

  @Test
  void answersFromADatasetOfOneFile() {
    lake.write(Datasets.USAGE_ALL_TIME.partition(), oneRow());

    assertThat(lake.csv("SELECT category, price FROM usage_all_time"))
        .isEqualTo("category,price\r\nsms,1.5000000000\r\n");
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void aDatasetWithoutFilesIsAnEmptyTable(Dataset<?> dataset) {
    assertThat(lake.csv("SELECT * FROM " + dataset)).isEqualTo(header(dataset) + "\r\n");
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void typesAreTheSameWithAndWithoutFiles(Dataset<?> dataset) {
    String types = "SELECT column_name, column_type FROM (DESCRIBE " + dataset + ")";
    String without = lake.csv(types);
    lake.write(partition(dataset), List.of());

    assertThat(lake.csv(types)).isEqualTo(without).contains("VARCHAR");
  }

  @Test
  void momentsAreUtcWhateverTheMachinesZone() {
    lake.write(Datasets.USAGE_DAILY, day(1), oneRow());

    assertThat(
            lake.csv("SELECT as_of FROM usage_daily WHERE as_of > TIMESTAMP '2026-11-02 03:04:05'"))
        .isEqualTo("as_of\r\n2026-11-02T03:04:05.678Z\r\n");
    assertThat(lake.csv("SELECT TIMESTAMPTZ '2026-11-02 03:04:05+01' AS t"))
        .isEqualTo("t\r\n2026-11-02T02:04:05Z\r\n");
  }

  @Test
  void jsonKeepsDecimalsAsTexts() {
    UsageRow row =
        usage(1, "sms", "Zürich \"Ö\"", Amount.parse("0.0000000001"), List.of("PRICE_DROP"));
    lake.write(Datasets.USAGE_DAILY, day(1), List.of(row));

    assertThat(
            lake.answer(
                "SELECT account_name, price, description, version, as_of, start_date,"
                    + " quality_flags, price > 0 AS charged FROM usage_daily",
                QueryFormat.JSON))
        .isEqualTo(
            """
            [
            {"account_name":"Zürich \\"Ö\\"","price":"0.0000000001","description":null,\
            "version":1,"as_of":"2026-11-02T03:04:05.678Z","start_date":"2026-11-01",\
            "quality_flags":["PRICE_DROP"],"charged":true}
            ]
            """);
  }

  @Test
  void readsWhatReplacedAFileWhileItIsOpen() {
    lake.write(Datasets.USAGE_DAILY, day(1), oneRow());
    try (LakeQuery query = LakeQuery.open(lake.root())) {
      String sql = "SELECT count(*) AS n FROM usage_daily";
      assertThat(QueriedLake.answer(query, sql, QueryFormat.CSV)).isEqualTo("n\r\n1\r\n");
      lake.write(Datasets.USAGE_DAILY, day(1), List.of(usage(1, "sms", "1"), usage(2, "sms", "1")));
      assertThat(QueriedLake.answer(query, sql, QueryFormat.CSV)).isEqualTo("n\r\n2\r\n");
    }
  }

  static Stream<Dataset<?>> datasets() {
    return Datasets.ALL.stream();
  }

  private static String header(Dataset<?> dataset) {
    return Stream.concat(
            dataset.columns().stream().map(Column::name),
            dataset.partitionKey().stream().map(PartitionKey::column))
        .collect(Collectors.joining(","));
  }

  private static <R> Partition<R> partition(Dataset<R> dataset) {
    return dataset
        .partitionKey()
        .map(key -> UsagePeriod.containing(key.granularity(), day(1).firstDay()))
        .map(dataset::partition)
        .orElseGet(dataset::partition);
  }

  private static UsagePeriod day(int dayOfMonth) {
    return UsagePeriod.day(LocalDate.of(2026, 11, dayOfMonth));
  }

  private static List<UsageRow> oneRow() {
    return List.of(usage(1, "sms", "1.5"));
  }
}
