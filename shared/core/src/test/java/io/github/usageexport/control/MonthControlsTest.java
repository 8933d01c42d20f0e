package io.github.usageexport.control;

import static io.github.usageexport.control.ControlSamples.OCTOBER;
import static io.github.usageexport.control.ControlSamples.costing;
import static io.github.usageexport.control.ControlSamples.failed;
import static io.github.usageexport.control.ControlSamples.priced;
import static io.github.usageexport.control.ControlSamples.range;
import static io.github.usageexport.control.ControlSamples.stated;
import static io.github.usageexport.control.DaySamples.account;
import static io.github.usageexport.control.DaySamples.content;
import static io.github.usageexport.control.DaySamples.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceHead;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An account's days against what Twilio states about several of them. */
class MonthControlsTest {
  private static final Instant SETTLED = Instant.parse("2026-11-05T12:00:00Z");
  private static final Instant TOO_EARLY = Instant.parse("2026-11-01T12:00:00Z");
  private static final Content DAY = content(priced("totalprice", 10), priced("calls", 10));

  private static List<Finding> check(int days, Instant confirmed, ControlReading... readings) {
    SortedMap<LocalDate, Version> versions = new TreeMap<>();
    SortedMap<UsagePeriod, Head> heads = new TreeMap<>();
    for (int day = 1; day <= days; day++) {
      UsagePeriod period = UsagePeriod.day(OCTOBER.atDay(day));
      Version version = version(period, 1, DAY);
      versions.put(period.firstDay(), version);
      heads.put(period, new Head(period, DaySamples.belief(version, confirmed), null));
    }
    SliceKey key =
        new SliceKey(
            account(1).sid(),
            Granularity.DAILY,
            UsagePeriod.containing(Granularity.MONTHLY, OCTOBER.atDay(1)));
    return MonthControls.check(
        new AccountMonth(
            account(1),
            versions,
            List.of(readings),
            Settlement.DEFAULT,
            () -> new SliceHead(key, 1, heads)));
  }

  private static Finding only(List<Finding> findings) {
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static ControlReading month(Instant asOf, Content content) {
    return stated(ControlKind.MONTH, 1, range(1, 31), asOf, content);
  }

  @Test
  void whatWasNotAskedIsNotCompared() {
    assertThat(check(31, SETTLED)).isEmpty();
  }

  @Test
  void theDaysMakeTheMonth() {
    assertThat(only(check(31, SETTLED, month(SETTLED, costing(310)))).verdict())
        .isEqualTo(Verdict.PASS);

    Finding found = only(check(31, SETTLED, month(SETTLED, costing(410))));
    assertThat(found.check()).isEqualTo(ControlCheck.DAYS_AGAINST_MONTH);
    assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(found.difference()).contains(Amount.parse("-1"));
    assertThat(found.explanation()).contains("4.1 usd", "3.1 usd");
  }

  @Test
  void aMonthWhoseDaysStillMoveOrAreNewerIsAWarning() {
    assertThat(only(check(31, TOO_EARLY, month(TOO_EARLY, costing(410)))).verdict())
        .isEqualTo(Verdict.WARN);
    Finding older =
        only(check(31, SETTLED, month(DaySamples.STATED.minusSeconds(1), costing(410))));
    assertThat(older.verdict()).isEqualTo(Verdict.WARN);
    assertThat(older.explanation()).contains("restated after");
  }

  @Test
  void aMonthWithUnknownDaysIsNotCompared() {
    Finding found = only(check(20, SETTLED, month(SETTLED, costing(310))));
    assertThat(found.verdict()).isEqualTo(Verdict.WARN);
    assertThat(found.explanation()).startsWith("Not compared: 11 days");
  }

  @Test
  void aMonthThatTwilioClipsIsComparedWithTheDaysItSums() {
    ControlReading clipped = stated(ControlKind.MONTH, 1, range(5, 14), SETTLED, costing(100));
    assertThat(only(check(20, SETTLED, clipped)).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aFailedReadingSaysWhy() {
    Finding found =
        only(
            check(
                31,
                SETTLED,
                failed(ControlKind.MONTH, 1, range(1, 31), SETTLED, FailureReason.NO_DATA)));
    assertThat(found.explanation()).startsWith("Not compared").contains("NO_DATA");
    assertThat(found.verdict()).isEqualTo(Verdict.WARN);
  }

  @Test
  void theDaysMakeTheSumOfEachCategory() {
    Content sum = content(priced("totalprice", 100), priced("calls", 100));
    ControlReading agrees = stated(ControlKind.RECORDS, 1, range(3, 12), SETTLED, sum);
    assertThat(only(check(31, SETTLED, agrees)).verdict()).isEqualTo(Verdict.PASS);

    Content other = content(priced("totalprice", 100), priced("calls", 40), priced("sms", 60));
    Finding[] found =
        check(31, SETTLED, stated(ControlKind.RECORDS, 1, range(3, 12), SETTLED, other))
            .toArray(Finding[]::new);
    assertThat(found)
        .extracting(Finding::category)
        .containsExactly(new Category("calls"), new Category("sms"));
    assertThat(found).extracting(Finding::verdict).containsOnly(Verdict.FAIL);
    assertThat(found[1].expected()).isEqualTo(Amount.parse("0.6"));
    assertThat(found[1].actual()).isEqualTo(Amount.ZERO);
  }

  @Test
  void anOlderSumOfMoreDaysCountsAsWell() {
    Content three = content(priced("totalprice", 30), priced("calls", 30));
    List<Finding> found =
        check(
            31,
            SETTLED,
            stated(
                ControlKind.RECORDS, 1, range(1, 31), TOO_EARLY, content(priced("totalprice", 1))),
            stated(ControlKind.RECORDS, 1, range(2, 31), TOO_EARLY, costing(2)),
            stated(ControlKind.RECORDS, 1, range(29, 31), SETTLED, three));

    assertThat(found)
        .extracting(Finding::category)
        .containsExactly(new Category("calls"), Category.TOTALPRICE);
    assertThat(found)
        .allSatisfy(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
              assertThat(finding.explanation()).contains("2026-10-01..2026-10-31");
            });
  }

  @Test
  void anOlderSumThatDaysWereRestatedAfterSaysNothing() {
    Content three = content(priced("totalprice", 30), priced("calls", 30));
    ControlReading before =
        stated(ControlKind.RECORDS, 1, range(1, 31), DaySamples.STATED.minusSeconds(1), costing(1));
    assertThat(
            only(check(
                    31,
                    SETTLED,
                    before,
                    stated(ControlKind.RECORDS, 1, range(29, 31), SETTLED, three)))
                .verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void anOlderSumOfADayThatIsNotKnownSaysNothing() {
    Content three = content(priced("totalprice", 30), priced("calls", 30));
    assertThat(
            only(check(
                    30,
                    SETTLED,
                    stated(ControlKind.RECORDS, 1, range(1, 31), TOO_EARLY, costing(1)),
                    stated(ControlKind.RECORDS, 1, range(28, 30), SETTLED, three)))
                .verdict())
        .isEqualTo(Verdict.PASS);
  }
}
