package io.github.usageexport.cli.query;

import static io.github.usageexport.lake.SampleRows.FOOTER;
import static io.github.usageexport.lake.SampleRows.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.lake.Column;
import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.lake.PartitionKey;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.params.provider.ValueSource;

class LakeQueryTest {
  @TempDir Path folder;

  /** A name with every character that is special in SQL, in a glob or in a path of DuckDB. */
  private Path lake = Path.of("unset");

  @BeforeEach
  void makeTheLake() throws IOException {
    lake = Files.createDirectory(folder.resolve("it's [1] läke*?"));
  }

  @Test
  void answersFromEveryPartitionWithItsDateAsText() {
    write(Datasets.USAGE_DAILY, day(1), List.of(usage(1, "sms", "1.25"), usage(2, "sms", "2")));
    write(Datasets.USAGE_DAILY, day(2), List.of(usage(1, "sms", "4")));

    assertThat(
            csv(
                "SELECT usage_date, count(*) AS n, sum(price) AS price FROM usage_daily"
                    + " WHERE usage_date >= '2026-11-01' GROUP BY ALL ORDER BY 1"))
        .isEqualTo(
            "usage_date,n,price\r\n2026-11-01,2,3.2500000000\r\n2026-11-02,1,4.0000000000\r\n");
  }

  @ParameterizedTest
  @CsvSource({"MONTHLY, usage_month, 2026-11", "YEARLY, usage_year, 2026"})
  void partitionKeysAreTexts(Granularity granularity, String key, String value) {
    Dataset<UsageRow> dataset = Datasets.usage(granularity);
    write(dataset, UsagePeriod.containing(granularity, day(1).firstDay()), oneRow());

    assertThat(csv("SELECT typeof(%s) AS t, %s FROM %s".formatted(key, key, dataset)))
        .isEqualTo("t," + key + "\r\nVARCHAR," + value + "\r\n");
  }

  @Test
  void answersFromADatasetOfOneFile() {
    write(Datasets.USAGE_ALL_TIME.partition(), oneRow());

    assertThat(csv("SELECT category, price FROM usage_all_time"))
        .isEqualTo("category,price\r\nsms,1.5000000000\r\n");
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void aDatasetWithoutFilesIsAnEmptyTable(Dataset<?> dataset) {
    assertThat(csv("SELECT * FROM " + dataset)).isEqualTo(header(dataset) + "\r\n");
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void typesAreTheSameWithAndWithoutFiles(Dataset<?> dataset) {
    String types = "SELECT column_name, column_type FROM (DESCRIBE " + dataset + ")";
    String without = csv(types);
    write(partition(dataset), List.of());

    assertThat(csv(types)).isEqualTo(without).contains("VARCHAR");
  }

  @Test
  void momentsAreUtcWhateverTheMachinesZone() {
    write(Datasets.USAGE_DAILY, day(1), oneRow());

    assertThat(csv("SELECT as_of FROM usage_daily WHERE as_of > TIMESTAMP '2026-11-02 03:04:05'"))
        .isEqualTo("as_of\r\n2026-11-02T03:04:05.678Z\r\n");
    assertThat(csv("SELECT TIMESTAMPTZ '2026-11-02 03:04:05+01' AS t"))
        .isEqualTo("t\r\n2026-11-02T02:04:05Z\r\n");
  }

  @Test
  void jsonKeepsDecimalsAsTexts() {
    UsageRow row =
        usage(1, "sms", "Zürich \"Ö\"", Amount.parse("0.0000000001"), List.of("PRICE_DROP"));
    write(Datasets.USAGE_DAILY, day(1), List.of(row));

    assertThat(
            run(
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
    write(Datasets.USAGE_DAILY, day(1), oneRow());
    try (LakeQuery query = LakeQuery.open(lake)) {
      String sql = "SELECT count(*) AS n FROM usage_daily";
      assertThat(run(query, sql)).isEqualTo("n\r\n1\r\n");
      write(Datasets.USAGE_DAILY, day(1), List.of(usage(1, "sms", "1"), usage(2, "sms", "1")));
      assertThat(run(query, sql)).isEqualTo("n\r\n2\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT prise FROM usage_daily      | Referenced column "prise" not found in FROM clause! Candidate bindings: "price"
          SELECT 1 FROM usage_dayly          | Table with name usage_dayly does not exist! Did you mean "usage_daily"?
          SELEC 1                            | syntax error at or near "SELEC"
          SELECT CAST('x' AS INTEGER)        | Could not convert string 'x' to INT32
          SELECT CAST(account_sid AS INTEGER) FROM usage_daily | Could not convert string 'AC0
          SELECT sum(category) FROM usage_daily | No function matches the given name and argument types 'sum(VARCHAR)'.
          """)
  void aMistakeIsOneSentenceThatNamesIt(String sql, String sentence) {
    write(Datasets.USAGE_DAILY, day(1), oneRow());

    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(() -> csv(sql))
        .satisfies(
            error ->
                assertThat(error.getMessage())
                    .startsWith(sentence)
                    .doesNotContain("\n", "LINE 1", "Exception"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "-- nothing",
        "SELECT 1; SELECT 2",
        "DROP VIEW usage_daily",
        "CREATE TABLE t (i INTEGER)",
        "SET threads = 1",
        "COPY (SELECT 1) TO 'warehouse/v1/usage_daily/x.csv'",
        "ATTACH 'x.db'",
        "INSTALL httpfs"
      })
  void refusesWhatIsNotOneSelect(String sql) {
    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(() -> csv(sql))
        .withMessage("a query is one SELECT statement, and this is not one");
  }

  @Test
  void readsNothingButTheLake() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");

    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(() -> csv("SELECT * FROM read_text(" + Sql.text(secret.toString()) + ")"))
        .withMessageContaining("a query reads the lake and nothing else");
  }

  @Test
  void saysThatThereIsNoLake() {
    Path nowhere = folder.resolve("nowhere");

    assertThatExceptionOfType(LakeException.class)
        .isThrownBy(() -> LakeQuery.open(nowhere))
        .withMessageContainingAll(nowhere.toString(), "--lake");
  }

  @Test
  void aQueryAfterAMistakeIsAnswered() {
    try (LakeQuery query = LakeQuery.open(lake)) {
      assertThatExceptionOfType(QueryException.class)
          .isThrownBy(() -> run(query, "SELECT prise FROM usage_daily"));
      assertThat(run(query, "SELECT 1 AS one; -- done")).isEqualTo("one\r\n1\r\n");
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

  private <R> void write(Dataset<R> dataset, UsagePeriod period, List<R> rows) {
    write(dataset.partition(period), rows);
  }

  private <R> void write(Partition<R> partition, List<? extends R> rows) {
    DirectoryLakeStore store = new DirectoryLakeStore(lake);
    store.replace(partition, FOOTER, rows, "run", store.find(partition).orElse(null));
  }

  private String csv(String sql) {
    return run(sql, QueryFormat.CSV);
  }

  private String run(String sql, QueryFormat format) {
    StringBuilder out = new StringBuilder();
    try (LakeQuery query = LakeQuery.open(lake)) {
      query.run(sql, format, 80, out);
    }
    return out.toString();
  }

  private static String run(LakeQuery query, String sql) {
    StringBuilder out = new StringBuilder();
    query.run(sql, QueryFormat.CSV, 80, out);
    return out.toString();
  }
}
