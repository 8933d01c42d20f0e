package io.github.usageexport.report;

import static io.github.usageexport.report.ReportedWorld.CLOSED;
import static io.github.usageexport.report.ReportedWorld.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.control.PriceIncident;
import io.github.usageexport.lake.ControlTotalRow;
import io.github.usageexport.report.ReportedWorld.Row;
import io.github.usageexport.report.html.UsageReportHtml;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.DateRange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What does not add up is counted whole, listed as far as anyone reads, and never left out. */
class ChecksTest {
  private static final Account ONE = ReportedWorld.account(1, "One");

  @Test
  void theGravestAreListedFirstAndAllAreCounted() {
    ChecksTally tally = new ChecksTally();
    for (int i = 0; i < 700; i++) {
      tally.add(FIRST, row("WARN", "warned " + i));
      tally.add(FIRST, row("PASS", "fine"));
    }
    tally.add(FIRST, row("FAIL", "failed"));

    Checks checks = tally.checks(List.of());

    assertThat(List.of(checks.pass(), checks.warn(), checks.fail()))
        .containsExactly(700L, 700L, 1L);
    assertThat(checks.open()).hasSize(ChecksTally.MOST_LISTED + 1);
    assertThat(checks.leftOff()).isEqualTo(200);
    assertThat(checks.kinds()).extracting(ControlGroup::times).containsExactly(1L, 700L);
    assertThat(checks.open().getFirst().row().explanation()).isEqualTo("failed");
  }

  /** A page, a text and an object that count what is listed would count 500 of them. */
  @Test
  void controlsByKindAreCountedBeforeTheListIsCut() {
    ChecksTally tally = new ChecksTally();
    for (int i = 0; i < 700; i++) {
      tally.add(FIRST.plusDays(i / 100), row("FAIL", "failed " + i));
    }

    UsageReport report = report(tally.checks(List.of()));

    String page = new String(UsageReportHtml.write(report), StandardCharsets.UTF_8);
    assertThat(page).contains("<td class=\"n\">700</td>", "1 Oct 2026 – 7 Oct 2026");
    assertThat(new String(UsageReportJson.write(report), StandardCharsets.UTF_8))
        .contains("\"times\" : 700,", "\"last_date\" : \"2026-10-07\"", "\"left_off\" : 200,");
  }

  @Test
  void pageAndJsonNameTheControlTheIncidentAndWhy() {
    ChecksTally tally = new ChecksTally();
    tally.add(FIRST, row("FAIL", "the <parts> miss 3 of the whole"));
    PriceIncident incident =
        new PriceIncident(
            ONE.sid(),
            ONE.name(),
            new Category("sms-outbound-longcode"),
            List.of(FIRST, FIRST.plusDays(2)),
            "usd",
            CLOSED,
            null,
            Amount.parse("20.25"),
            Amount.ZERO,
            Amount.parse("12.5"));
    UsageReport report = report(tally.checks(List.of(incident)));

    assertThat(new String(UsageReportHtml.write(report), StandardCharsets.UTF_8))
        .contains("0 controls pass, 0 warn, 1 fail.", "ADDITIVE_SUM", "the &lt;parts&gt; miss 3")
        .contains("1 Oct 2026 – 3 Oct 2026", "not corrected", "20.25", "12.50")
        .doesNotContain("Not checked");
    assertThat(new String(UsageReportJson.write(report), StandardCharsets.UTF_8))
        .contains(
            "\"checked\" : true",
            "\"price_before\" : \"20.25\"",
            "\"price_now\" : \"12.5\"",
            "\"healed_as_of\" : null")
        .contains("the <parts> miss 3 of the whole");
  }

  @Test
  void whatNobodyCheckedIsNotCalledFine() {
    assertThat(new String(UsageReportHtml.write(report(Checks.NOT_MADE)), StandardCharsets.UTF_8))
        .contains("Not checked: no controls ran for these days")
        .doesNotContain("controls pass");
    assertThat(
            new String(
                UsageReportHtml.write(report(Checks.NOT_MADE, CLOSED)), StandardCharsets.UTF_8))
        .contains("Not checked: control totals are kept as of now only");
  }

  private static UsageReport report(Checks checks) {
    return report(checks, null);
  }

  private static UsageReport report(Checks checks, @Nullable Instant asKnownAt) {
    return new ReportedWorld()
        .know(ONE, CLOSED)
        .state(ONE, FIRST, CLOSED, CLOSED, Row.total(100))
        .reports((range, moment) -> checks)
        .of(new ReportScope(new DateRange(FIRST, FIRST), asKnownAt, null));
  }

  private static ControlTotalRow row(String result, String explanation) {
    return new ControlTotalRow(
        "ADDITIVE_SUM",
        "ACCOUNT",
        ONE.sid(),
        null,
        "usd",
        Amount.parse("10"),
        Amount.parse("7"),
        Amount.parse("-3"),
        Amount.parse("0.01"),
        result,
        explanation,
        ReportedWorld.RUN,
        CLOSED);
  }
}
