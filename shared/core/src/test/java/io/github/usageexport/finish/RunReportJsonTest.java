package io.github.usageexport.finish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.usageexport.run.Accounts;
import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.Restated;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.SourceCounts;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunReportJsonTest {
  private static final Run RUN =
      new Run(
          "20261124T020000Z-0badcafe",
          RunStatus.PARTIAL,
          Instant.parse("2026-11-24T02:00:00.123Z"),
          Instant.parse("2026-11-24T02:05:00Z"),
          LocalDate.parse("2026-11-24"),
          Accounts.days("2026-10-01", "2026-11-24"),
          Set.of(Granularity.ALL_TIME, Granularity.DAILY));

  private static RunReport report(Problem problem) {
    SortedMap<AccountSid, Problem> failed = new TreeMap<>(Map.of(Accounts.sid(3), problem));
    return new RunReport(
        RUN,
        12,
        10,
        1,
        failed,
        Optional.empty(),
        new Counts(1, 2, 3, 4),
        new Restated(5, 6, Map.of("usd", Amount.parse("-0.0000000001"))),
        new ExportOutcome(7, 8, 9, 10, 18),
        new SourceCounts(11, 12, 13, 14, 15, 16, 17),
        List.of(
            new UsageTotals.Total("eur", BigDecimal.ZERO, new BigDecimal("0.0000000001")),
            new UsageTotals.Total(
                "usd", new BigDecimal("123456789012345678.5"), new BigDecimal("100.50"))),
        "/lake",
        Optional.of("/lake/runs/r/report.html"));
  }

  private static JsonNode json(RunReport report) throws IOException {
    return new ObjectMapper().readTree(RunReportJson.write(report));
  }

  private static final Problem PROBLEM =
      new Problem(FailureReason.UNAVAILABLE, "Twilio answered 503", "Run again later");

  @Test
  void hasTheKeysThatItsReadersRelyOn() throws IOException {
    JsonNode json = json(report(PROBLEM));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "run_id",
            "status",
            "started_at",
            "finished_at",
            "start_date",
            "end_date",
            "granularities",
            "accounts",
            "snapshots",
            "restatements",
            "partitions",
            "twilio",
            "totals",
            "controls",
            "lake",
            "report_html");
    assertThat(json.get("run_id").textValue()).isEqualTo("20261124T020000Z-0badcafe");
    assertThat(json.get("status").textValue()).isEqualTo("PARTIAL");
    assertThat(json.get("started_at").textValue()).isEqualTo("2026-11-24T02:00:00.123Z");
    assertThat(json.get("finished_at").textValue()).isEqualTo("2026-11-24T02:05:00Z");
    assertThat(json.get("start_date").textValue()).isEqualTo("2026-10-01");
    assertThat(json.get("end_date").textValue()).isEqualTo("2026-11-24");
    assertThat(json.get("granularities").toString()).isEqualTo("[\"daily\",\"all-time\"]");
    assertThat(json.get("lake").textValue()).isEqualTo("/lake");
    assertThat(json.get("report_html").textValue()).isEqualTo("/lake/runs/r/report.html");
  }

  @Test
  void countsInNumbers() throws IOException {
    JsonNode json = json(report(PROBLEM));
    assertThat(json.get("snapshots").toString())
        .isEqualTo("{\"new\":1,\"changed\":2,\"unchanged\":3,\"out_of_order\":4}");
    assertThat(json.get("partitions").toString())
        .isEqualTo(
            "{\"written\":7,\"unchanged\":8,\"files\":7,\"bytes\":10,\"versions_dropped\":18}");
    assertThat(json.get("twilio").toString())
        .isEqualTo(
            "{\"requests\":11,\"pages\":12,\"records\":13,\"retries\":14,\"throttled\":15,"
                + "\"max_in_flight\":16,\"bytes\":17}");
    assertThat(json.get("controls").fieldNames())
        .toIterable()
        .containsExactly("pass", "warn", "fail");
  }

  @Test
  void writesAmountsAsPlainStrings() throws IOException {
    JsonNode json = json(report(PROBLEM));
    assertThat(json.get("restatements").toString())
        .isEqualTo("{\"days\":5,\"rows\":6,\"price_delta\":{\"usd\":\"-0.0000000001\"}}");
    assertThat(json.get("totals").toString())
        .isEqualTo(
            "[{\"price_unit\":\"eur\",\"totalprice\":\"0\",\"additive\":\"0.0000000001\","
                + "\"residual\":\"-0.0000000001\"},"
                + "{\"price_unit\":\"usd\",\"totalprice\":\"123456789012345678.5\","
                + "\"additive\":\"100.5\",\"residual\":\"123456789012345578\"}]");
  }

  @Test
  void namesEachAccountThatFailedWithReasonAndRemedy() throws IOException {
    JsonNode accounts = json(report(PROBLEM)).get("accounts");
    assertThat(accounts.get("listed").intValue()).isEqualTo(12);
    assertThat(accounts.get("observed").intValue()).isEqualTo(10);
    assertThat(accounts.get("skipped").intValue()).isEqualTo(1);
    assertThat(accounts.get("failed").toString())
        .isEqualTo(
            "[{\"account_sid\":\"%s\",\"reason\":\"UNAVAILABLE\",".formatted(Accounts.sid(3))
                + "\"detail\":\"Twilio answered 503\",\"remedy\":\"Run again later\"}]");
  }

  /** What Twilio sends may end up in a detail, and must not cost the report of the whole run. */
  @Test
  void survivesWhateverADetailQuotes() throws IOException {
    Problem problem =
        new Problem(
            FailureReason.INVALID_RECORD,
            "half a \ud83d character, \u0000, \"quotes\", \u0130stanbul \ud83d\ude00",
            "Run again");
    assertThat(json(report(problem)).at("/accounts/failed/0/detail").textValue())
        .isEqualTo("half a ? character, ?, \"quotes\", \u0130stanbul \ud83d\ude00");
  }

  @Test
  void saysWhyARunFailedAsAWhole() throws IOException {
    RunReport failed =
        RunReport.failed(
            RUN,
            "the accounts cannot be listed",
            SourceCounts.NONE,
            "/lake",
            Instant.parse("2026-11-24T02:00:01Z"));
    JsonNode json = json(failed);
    assertThat(json.get("status").textValue()).isEqualTo("FAILED");
    assertThat(json.get("problem").textValue()).isEqualTo("the accounts cannot be listed");
    assertThat(json.get("totals").isEmpty()).isTrue();
    assertThat(json.get("report_html").isNull()).isTrue();
    assertThat(json.at("/restatements/price_delta").isEmpty()).isTrue();
  }

  @Test
  void endsWithALineFeed() {
    assertThat(RunReportJson.write(report(PROBLEM))).endsWith('}', '\n');
  }
}
