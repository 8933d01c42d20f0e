package io.github.usageexport.snapshot;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static io.github.usageexport.snapshot.SnapshotSamples.account;
import static io.github.usageexport.snapshot.SnapshotSamples.sid;
import static io.github.usageexport.snapshot.SnapshotSamples.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.run.MemoryStore;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Usage without a price is flagged where other days of the account have one. */
class PricePendingTest {
  private static final LocalDate FIRST_OF_MONTH = LocalDate.of(2026, 11, 1);

  private final MemoryStore store = new MemoryStore();

  @Test
  void flagsADayWhoseReadHasThreeOthersWithAPrice() {
    record(1, priced(2), priced(3), priced(4), unpriced(1));

    assertThat(flags(1, 1)).contains(QualityFlag.PRICE_PENDING);
    assertThat(flags(1, 2)).isEmpty();
  }

  @Test
  void flagsTheFirstOfAMonthByTheMonthBefore() {
    record(1, priced(-3), priced(-2), priced(-1));
    record(1, unpriced(1));

    assertThat(flags(1, 1)).contains(QualityFlag.PRICE_PENDING);
  }

  @Test
  void addsUpTheDaysOfBothMonths() {
    record(1, priced(-9), priced(0));
    record(1, priced(2), unpriced(1));

    assertThat(flags(1, 1)).contains(QualityFlag.PRICE_PENDING);
  }

  @Test
  void doesNotCountTheDayItself() {
    record(1, priced(-1), priced(0));
    record(1, priced(1));
    record(1, unpriced(2));

    assertThat(flags(1, 2)).contains(QualityFlag.PRICE_PENDING);
    record(2, priced(-1), priced(0));
    record(2, unpriced(2));
    assertThat(flags(2, 2)).isEmpty();
  }

  @Test
  void looksBackNoFurtherThanTenDays() {
    record(1, priced(-12), priced(-11), priced(-10), priced(-9), priced(0));
    record(1, unpriced(1));

    assertThat(flags(1, 1)).isEmpty();
  }

  @Test
  void looksAtNoOtherAccount() {
    record(2, priced(-2), priced(-1), priced(0));
    record(1, unpriced(1));

    assertThat(flags(1, 1)).isEmpty();
  }

  @Test
  void looksAtWhatIsCurrentNotAtWhatWas() {
    record(1, priced(-2), priced(-1), priced(0));
    record(1, unpriced(-2, 2));
    record(1, unpriced(1));

    assertThat(flags(1, 1)).isEmpty();
  }

  @Test
  void looksAtNoDaysWhereALongerPeriodIsRecorded() {
    record(1, priced(-2), priced(-1), priced(0));
    UsagePeriod month = UsagePeriod.containing(Granularity.MONTHLY, FIRST_OF_MONTH);
    record(1, statement(month, NOON, content("0")));

    assertThat(store.version(sid(1), month, 1).flags()).isEmpty();
  }

  /** The day so many days after the last of October. */
  private static UsagePeriod day(int number) {
    return UsagePeriod.day(FIRST_OF_MONTH.plusDays(number - 1L));
  }

  private static Statement priced(int day) {
    return statement(day(day), NOON, content("0.5"));
  }

  private static Statement unpriced(int day) {
    return unpriced(day, 1);
  }

  private static Statement unpriced(int day, int hoursLater) {
    return statement(day(day), NOON.plusSeconds(3_600L * hoursLater), content("0"));
  }

  private static Content content(String price) {
    return Content.of(
        List.of(
            new StatedAmounts(
                new Category("calls"),
                null,
                Amount.parse("3"),
                "calls",
                Amount.parse("4"),
                "minutes",
                Amount.parse(price),
                "usd")));
  }

  private void record(int account, Statement... statements) {
    SnapshotSamples.record(store, account(account), statements);
  }

  private Set<QualityFlag> flags(int account, int day) {
    try (Stream<Version> versions = store.versions(day(day))) {
      return versions
          .filter(version -> version.account().sid().equals(sid(account)))
          .reduce((earlier, later) -> later)
          .orElseThrow()
          .flags();
    }
  }
}
