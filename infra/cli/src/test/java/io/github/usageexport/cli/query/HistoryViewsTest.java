package io.github.usageexport.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.lake.ControlTotalRow;
import io.github.usageexport.lake.CoverageRow;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.RestatementRow;
import io.github.usageexport.lake.SampleRows;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was known when, what changed, and what is not known or does not add up. */
class HistoryViewsTest {
  private static final UsagePeriod DAY = UsagePeriod.day(SampleRows.DAY);

  @TempDir Path folder;
  private QueriedLake lake = new QueriedLake(Path.of("unset"));

  @BeforeEach
  void makeTheLake() throws IOException {
    lake = QueriedLake.in(folder);
  }

  @Test
  void aVersionIsKnownUntilTheNextInOrderIsRecorded() {
    UsageRows day = UsageRows.of(1, 1);
    writeVersions(
        day.version(1, "2026-11-02T00:00:00Z").row("ADDITIVE", "sms", "1", "usd"),
        day.version(1, "2026-11-02T00:00:00Z").row("TOTAL", "totalprice", "1", "usd"),
        day.version(2, "2026-11-03T00:00:00Z").row("TOTAL", "totalprice", "2", "usd"),
        day.version(3, "2026-11-04T00:00:00Z", "OUT_OF_ORDER")
            .row("TOTAL", "totalprice", "3", "usd"),
        day.version(4, "2026-11-05T00:00:00.001Z").row("TOTAL", "totalprice", "4", "usd"));

    assertThat(
            rows(
                "SELECT version, category, known_from, known_until FROM usage_history"
                    + " ORDER BY version, category"))
        .containsExactly(
            "1,sms,2026-11-02T00:00:00Z,2026-11-03T00:00:00Z",
            "1,totalprice,2026-11-02T00:00:00Z,2026-11-03T00:00:00Z",
            "2,totalprice,2026-11-03T00:00:00Z,2026-11-05T00:00:00.001Z",
            "3,totalprice,2026-11-04T00:00:00Z,2026-11-04T00:00:00Z",
            "4,totalprice,2026-11-05T00:00:00.001Z,");
    assertThat(knownAt("2026-11-01 23:59:59.999")).isEmpty();
    assertThat(knownAt("2026-11-02 00:00:00")).containsExactly("1", "1");
    assertThat(knownAt("2026-11-02T23:59:59.999Z")).containsExactly("1", "1");
    assertThat(knownAt("2026-11-03 00:00:00")).containsExactly("2");
    assertThat(knownAt("2026-11-05 00:00:00")).containsExactly("2");
    assertThat(knownAt("2026-12-01 00:00:00")).containsExactly("4");
  }

  @Test
  void theGreatestVersionRecordedByThenIsKnownEvenIfAClockWentBack() {
    UsageRows day = UsageRows.of(1, 1);
    writeVersions(
        day.version(1, "2026-11-02T10:00:00Z").row("TOTAL", "totalprice", "1", "usd"),
        day.version(2, "2026-11-02T09:00:00Z").row("TOTAL", "totalprice", "2", "usd"),
        day.version(3, "2026-11-02T11:00:00Z").row("TOTAL", "totalprice", "3", "usd"));

    assertThat(knownAt("2026-11-02 08:59:59")).isEmpty();
    assertThat(knownAt("2026-11-02 09:30:00")).containsExactly("2");
    assertThat(knownAt("2026-11-02 10:30:00")).containsExactly("2");
    assertThat(knownAt("2026-11-02 11:00:00")).containsExactly("3");
  }

  @Test
  void accrualIsNotInTheLedger() {
    lake.write(
        Datasets.RESTATEMENTS,
        DAY,
        List.of(restatement(1, "OPEN"), restatement(2, "PROVISIONAL"), restatement(3, "CLOSED")));

    assertThat(rows("SELECT previous_state FROM restatement_ledger ORDER BY version"))
        .containsExactly("PROVISIONAL", "CLOSED");
  }

  @Test
  void controlsThatPassAreNotOpen() {
    lake.write(
        Datasets.CONTROL_TOTALS,
        DAY,
        List.of(control("A", "PASS"), control("B", "WARN"), control("C", "FAIL")));

    assertThat(rows("SELECT check_id, result FROM open_controls ORDER BY 1"))
        .containsExactly("B,WARN", "C,FAIL");
  }

  @Test
  void gapsAreDaysNeverObservedAndAttemptsThatFailed() {
    lake.write(
        Datasets.COVERAGE,
        DAY,
        List.of(
            coverage(1, true, null),
            coverage(2, false, "UNAVAILABLE"),
            coverage(3, false, null),
            coverage(4, true, "UNAVAILABLE"),
            coverage(5, true, "ACCOUNT_GONE"),
            coverage(6, false, "ACCOUNT_GONE")));

    assertThat(rows("SELECT account_name FROM coverage_gaps ORDER BY 1"))
        .containsExactly("Account 2", "Account 3", "Account 4", "Account 6");
  }

  private List<String> knownAt(String moment) {
    return rows("SELECT version FROM usage_as_known_at('" + moment + "')");
  }

  private void writeVersions(UsageRow... rows) {
    lake.write(
        Datasets.USAGE_VERSIONS,
        DAY,
        Arrays.stream(rows).sorted(Datasets.USAGE_VERSIONS.order()).toList());
  }

  private List<String> rows(String sql) {
    return lake.csv(sql).lines().skip(1).toList();
  }

  private static RestatementRow restatement(int previousVersion, String previousState) {
    return new RestatementRow(
        SampleRows.account(1),
        "Account 1",
        new Category("sms"),
        "ADDITIVE",
        null,
        null,
        null,
        "usd",
        previousVersion,
        previousVersion + 1,
        SampleRows.MOMENT,
        SampleRows.MOMENT,
        SampleRows.MOMENT,
        SampleRows.MOMENT,
        previousState,
        null,
        null,
        null,
        null,
        Amount.parse("1"),
        Amount.parse("2"),
        "CHANGED",
        1,
        false,
        "run");
  }

  private static ControlTotalRow control(String check, String result) {
    return new ControlTotalRow(
        check,
        "ACCOUNT",
        SampleRows.account(1),
        null,
        "usd",
        Amount.parse("1"),
        Amount.parse("1"),
        Amount.ZERO,
        Amount.ZERO,
        result,
        null,
        "run",
        SampleRows.MOMENT);
  }

  private static CoverageRow coverage(int account, boolean observed, @Nullable String reason) {
    return new CoverageRow(
        SampleRows.account(account),
        "Account " + account,
        AccountStatus.ACTIVE,
        true,
        observed,
        reason,
        observed ? 1 : null,
        observed ? 1 : null,
        observed ? SampleRows.MOMENT : null,
        observed ? SampleRows.MOMENT : null,
        observed ? SampleRows.MOMENT : null,
        observed ? 1 : 0,
        observed ? "SETTLED" : null,
        List.of(),
        "run");
  }
}
