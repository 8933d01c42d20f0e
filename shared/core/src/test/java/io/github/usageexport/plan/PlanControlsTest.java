package io.github.usageexport.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.run.Accounts;
import io.github.usageexport.run.ControlSlice;
import io.github.usageexport.run.Slice;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.Granularity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read to compare with: nothing that moves, and nothing that could not be compared. */
class PlanControlsTest {
  private static final Account PARENT =
      new Account(Accounts.sid(0), "Parent", AccountStatus.ACTIVE, Accounts.sid(0), Instant.EPOCH);

  /** Today is the 10th of November: the 9th still moves. */
  private static final LocalDate LAST_STILL = LocalDate.parse("2026-11-08");

  private static List<String> plan(boolean whole, Slice... slices) {
    return new PlanControls(LAST_STILL, whole)
        .of(List.of(slices)).stream().map(PlanControlsTest::text).toList();
  }

  private static String text(ControlSlice control) {
    return control.kind() + " " + control.range();
  }

  private static Slice ofParent(String start, String end) {
    return new Slice(PARENT, Granularity.DAILY, Accounts.days(start, end));
  }

  @Test
  void aMonthThatIsOverHasItsRecordAndItsSum() {
    assertThat(plan(true, Accounts.daily(1, "2026-10-01", "2026-10-31")))
        .containsExactly("MONTH 2026-10-01..2026-10-31", "RECORDS 2026-10-01..2026-10-31");
  }

  @Test
  void theRunningMonthIsSummedAsFarAsItStandsStill() {
    assertThat(plan(true, Accounts.daily(1, "2026-11-01", "2026-11-10")))
        .containsExactly("RECORDS 2026-11-01..2026-11-08");
    assertThat(plan(true, Accounts.daily(1, "2026-11-08", "2026-11-10")))
        .as("a sum of one day says what the day says")
        .isEmpty();
    assertThat(plan(true, Accounts.daily(1, "2026-11-09", "2026-11-10"))).isEmpty();
  }

  @Test
  void theTreeIsOfTheParentAndOnlyWhereAllAccountsAreRead() {
    assertThat(plan(true, ofParent("2026-11-07", "2026-11-10")))
        .containsExactly("TREE 2026-11-07..2026-11-08", "RECORDS 2026-11-07..2026-11-08");
    assertThat(plan(false, ofParent("2026-11-07", "2026-11-10")))
        .containsExactly("RECORDS 2026-11-07..2026-11-08");
  }

  @Test
  void aMonthIsReadOnceAndNamesTheDaysThatTheRunReads() {
    List<ControlSlice> planned =
        new PlanControls(LAST_STILL, true)
            .of(
                List.of(
                    Accounts.daily(1, "2026-10-20", "2026-10-31"),
                    Accounts.daily(1, "2026-10-03", "2026-10-03")));
    assertThat(planned)
        .extracting(PlanControlsTest::text)
        .containsExactly("MONTH 2026-10-01..2026-10-31", "RECORDS 2026-10-20..2026-10-31");
    assertThat(planned.getFirst().window()).isEqualTo(Accounts.days("2026-10-20", "2026-10-31"));
  }

  @Test
  void aMonthBeginsWithTheAccount() {
    Account young = Accounts.createdAt(2, Instant.parse("2026-10-12T08:00:00Z"));
    Slice slice = new Slice(young, Granularity.DAILY, Accounts.days("2026-10-12", "2026-10-31"));
    assertThat(plan(true, slice))
        .containsExactly("MONTH 2026-10-12..2026-10-31", "RECORDS 2026-10-12..2026-10-31");
  }

  @Test
  void longerPeriodsAreNotCompared() {
    Slice month = new Slice(PARENT, Granularity.MONTHLY, Accounts.days("2026-10-01", "2026-10-31"));
    assertThat(plan(true, month)).isEmpty();
  }
}
