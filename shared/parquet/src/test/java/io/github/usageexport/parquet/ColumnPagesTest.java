package io.github.usageexport.parquet;

import static io.github.usageexport.lake.SampleRows.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.lake.CoverageRow;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.SampleRows;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.Amount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of a column that repeat, cease to, or are missing, over several pages. */
class ColumnPagesTest {
  private static final int ROWS = 2 * ParquetPartitionWriter.PAGE_ROWS + 125;

  @TempDir Path folder;

  @Test
  void valuesThatCeaseToRepeatReadBackAsTheyWere() throws IOException {
    IntFunction<String> name =
        row ->
            row < ParquetPartitionWriter.PAGE_ROWS
                ? "Acme " + row % 7
                : "x".repeat(80) + " Müller " + row;

    assertThat(namesReadBack(name)).isEqualTo(expected(name));
  }

  @Test
  void valuesThatBeginToRepeatReadBackAsTheyWere() throws IOException {
    IntFunction<String> name =
        row -> row < ParquetPartitionWriter.PAGE_ROWS ? "Acme " + row : "Acme";

    assertThat(namesReadBack(name)).isEqualTo(expected(name));
  }

  @Test
  void aPageWithoutAnyValueReadsBackAsNulls() throws IOException {
    WrittenFile file =
        WrittenFile.of(
            folder.resolve("part-00.parquet"),
            Datasets.COVERAGE,
            IntStream.range(0, ROWS)
                .mapToObj(
                    row ->
                        unobserved(
                            row,
                            row < ParquetPartitionWriter.PAGE_ROWS ? null : "Reason " + row % 3))
                .toList());

    assertThat(file.select("count(*), count(reason), count(DISTINCT reason), min(reason)"))
        .containsExactly(
            "%d|%d|3|Reason 0".formatted(ROWS, ROWS - ParquetPartitionWriter.PAGE_ROWS));
  }

  @Test
  void listsReadBackFromEveryPage() throws IOException {
    WrittenFile file =
        write(
            row ->
                usage(
                    row + 1,
                    "sms",
                    Integer.toString(row),
                    Amount.ZERO,
                    IntStream.range(0, row % 3).mapToObj(flag -> "FLAG_" + flag).toList()));

    assertThat(
            file.select(
                "count(*), count(*) FILTER (len(quality_flags) = account_name::INT % 3),"
                    + " count(*) FILTER (quality_flags[2] = 'FLAG_1')"))
        .containsExactly("%d|%d|%d".formatted(ROWS, ROWS, ROWS / 3));
  }

  /** Spark fails on a list whose pages go from plain values, be it none, to a dictionary. */
  @Test
  void aColumnThatBeginsWithoutValuesHasPagesOfOneEncoding() throws IOException {
    int firstFlagged = ParquetPartitionWriter.PAGE_ROWS + 400;
    WrittenFile file =
        write(
            row ->
                usage(
                    row + 1,
                    "sms",
                    "Acme",
                    Amount.ZERO,
                    row < firstFlagged || row > firstFlagged + 60
                        ? List.of()
                        : List.of("PRICE_PENDING", "UNKNOWN_CATEGORY")));

    assertThat(file.pageEncodings("quality_flags")).hasSize(1);
  }

  @Test
  void theLeastAndTheGreatestValueOfAColumnAreNamed() throws IOException {
    WrittenFile file = write(row -> usage(row + 1, "sms", Integer.toString(row % 1_000 - 500)));

    assertThat(
            file.describe(
                "path_in_schema, stats_min_value, stats_max_value, stats_null_count",
                "parquet_metadata"))
        .contains(
            "price|-500.0000000000|499.0000000000|0",
            "category|sms|sms|0",
            "account_sid|AC%032x|AC%032x|0".formatted(1, ROWS),
            "version|1|1|0");
  }

  private static CoverageRow unobserved(int row, @Nullable String reason) {
    return new CoverageRow(
        SampleRows.account(row),
        "Acme",
        AccountStatus.ACTIVE,
        true,
        false,
        reason,
        null,
        null,
        null,
        null,
        null,
        0,
        null,
        List.of(),
        null);
  }

  private List<String> namesReadBack(IntFunction<String> name) throws IOException {
    return write(row -> usage(row + 1, "sms", name.apply(row), Amount.ZERO, List.of()))
        .select("account_name");
  }

  private static List<String> expected(IntFunction<String> name) {
    return IntStream.range(0, ROWS).mapToObj(name).toList();
  }

  private WrittenFile write(IntFunction<UsageRow> row) throws IOException {
    return WrittenFile.of(
        folder.resolve("part-00.parquet"),
        Datasets.USAGE_DAILY,
        IntStream.range(0, ROWS).mapToObj(row).toList());
  }
}
