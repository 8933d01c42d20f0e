package io.github.usageexport.cli;

import static io.github.usageexport.lake.SampleRows.FOOTER;
import static io.github.usageexport.lake.SampleRows.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code usage query} reads what is in the files, wherever they lie. */
class LakePathTest {
  private static final String SQL =
      "select usage_date, account_sid, category from usage_daily where usage_date >= '2026-11-01'"
          + " order by 1";
  private static final String ANSWER =
      """
      usage_date,account_sid,category\r
      2026-11-01,AC00000000000000000000000000000001,sms\r
      2026-11-02,AC00000000000000000000000000000002,calls\r
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usage_date=2020-01-01",
        "usage_date=2020-01-01/usage_daily",
        "account_sid=AC99999999999999999999999999999999/category=fax",
        "warehouse/v1/usage_daily/usage_date=2020-01-01/part-00.parquet",
        "stars * and ** and ?",
        "[1]",
        "]x[ {a,b}",
        "it's a \"quoted\" lake",
        "#1; drop",
        "Zoë's läke",
        "100%41",
        "back\\slash",
        "back\\slash [1]*?",
        "~",
        "a:b",
        "filename"
      })
  void theFoldersAboveTheLakeSayNothing(String name) throws IOException {
    Path lake = Files.createDirectories(folder.resolve(name));
    write(lake);

    Machine.Result result =
        new Machine(folder).usage("query", "--lake", lake.toString(), "--format", "csv", SQL);

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo(ANSWER);
    assertThat(result.exit()).isZero();
  }

  @Test
  void whatLeadsToItMayBeASymbolicLink() throws IOException {
    Path real = Files.createDirectories(folder.resolve("real/usage_date=2020-01-01"));
    write(Files.createDirectories(folder.resolve("real/lake")));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);

    Machine.Result result =
        new Machine(folder).usage("query", "--lake", link + "/../lake", "--format", "csv", SQL);

    assertThat(result.out()).as(result.err()).isEqualTo(ANSWER);
  }

  private static void write(Path lake) {
    write(lake, 1, usage(1, "sms", "1.5"));
    write(lake, 2, usage(2, "calls", "2"));
  }

  private static void write(Path lake, int day, UsageRow row) {
    Partition<UsageRow> partition =
        Datasets.USAGE_DAILY.partition(UsagePeriod.day(LocalDate.of(2026, 11, day)));
    new DirectoryLakeStore(lake).replace(partition, FOOTER, List.of(row), "run", null);
  }
}
