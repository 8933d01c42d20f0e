package io.github.usageexport.cli.query;

import static io.github.usageexport.lake.SampleRows.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.lake.SampleRows;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LakeQueryMistakeTest {
  private static final Partition<UsageRow> DAY =
      Datasets.USAGE_DAILY.partition(UsagePeriod.day(SampleRows.DAY));

  @TempDir Path folder;
  private QueriedLake lake = new QueriedLake(Path.of("unset"));

  @BeforeEach
  void makeTheLake() throws IOException {
    lake = QueriedLake.in(folder);
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
    lake.write(DAY, List.of(usage(1, "sms", "1")));

    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(() -> lake.csv(sql))
        .satisfies(
            error ->
                assertThat(error.getMessage())
                    .startsWith(sentence)
                    .doesNotContain("\n", "LINE 1", "Exception"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usage_date >= DATE '2026-10-01'",
        "usage_date < current_date",
        "usage_date > now() - INTERVAL 7 DAYS",
        "usage_date BETWEEN DATE '2026-10-01' AND DATE '2026-10-02'"
      })
  void aTextComparedWithADateHasAHint(String condition) {
    lake.write(DAY, List.of(usage(1, "sms", "1")));

    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(() -> lake.csv("SELECT * FROM usage_daily WHERE " + condition))
        .withMessageContainingAll("VARCHAR", "usage_date is a text", "'2026-10-01'");
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
        .isThrownBy(() -> lake.csv(sql))
        .withMessage("a query is one SELECT statement, and this is not one");
  }

  @Test
  void readsNothingButTheLake() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");

    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(() -> lake.csv("SELECT * FROM read_text(" + Sql.text(secret.toString()) + ")"))
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
    try (LakeQuery query = LakeQuery.open(lake.root())) {
      assertThatExceptionOfType(QueryException.class)
          .isThrownBy(
              () -> QueriedLake.answer(query, "SELECT prise FROM usage_daily", QueryFormat.CSV));
      assertThat(QueriedLake.answer(query, "SELECT 1 AS one; -- done", QueryFormat.CSV))
          .isEqualTo("one\r\n1\r\n");
    }
  }
}
