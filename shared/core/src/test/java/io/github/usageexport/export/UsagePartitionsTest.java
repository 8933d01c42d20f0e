package io.github.usageexport.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.lake.PartitionSource;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.run.Accounts;
import io.github.usageexport.run.MemoryStore;
import io.github.usageexport.run.Slice;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.PeriodView;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UsagePartitionsTest {
  private static final CategoryCatalogue CATALOGUE = CategoryCatalogue.load();
  private static final Account ACCOUNT = Accounts.account(1);
  private static final UsagePeriod DAY = UsagePeriod.day(LocalDate.parse("2026-11-09"));
  private static final UsagePeriod MONTH =
      UsagePeriod.containing(Granularity.MONTHLY, DAY.firstDay());

  private final MemoryStore store = new MemoryStore();

  /** Nothing was used; Twilio states so as of {@code asOf}. */
  private static void record(MemoryStore store, UsagePeriod period, String asOf) {
    Instant moment = Instant.parse(asOf);
    Slice slice = new Slice(ACCOUNT, period.granularity(), period.days());
    store.save(List.of(KnownAccount.firstSeen(ACCOUNT, moment)));
    new Recorder(store, Settlement.DEFAULT, any -> true)
        .record(
            ACCOUNT,
            slice.key(),
            List.of(Statement.of(period, List.of(), Optional.of(moment), moment)),
            "run",
            moment);
  }

  private static PeriodView view(MemoryStore store, UsagePeriod period) {
    return PeriodView.of(period, store, store, Settlement.DEFAULT);
  }

  private PartitionSource<UsageRow> month() {
    return new UsagePartitions(store, CATALOGUE).current(view(store, MONTH));
  }

  private static LocalDate endDate(PartitionSource<UsageRow> source) {
    try (Stream<UsageRow> rows = source.rows().get()) {
      return rows.findFirst().orElseThrow().endDate();
    }
  }

  @Test
  void aMonthEndsWhereTwilioLastConfirmedIt() {
    record(store, MONTH, "2026-11-10T09:00:00Z");
    PartitionSource<UsageRow> first = month();
    record(store, MONTH, "2026-11-10T21:00:00Z");
    PartitionSource<UsageRow> sameDay = month();
    record(store, MONTH, "2026-11-20T09:00:00Z");
    PartitionSource<UsageRow> later = month();
    record(store, MONTH, "2026-12-05T09:00:00Z");
    PartitionSource<UsageRow> over = month();

    assertThat(sameDay.footer()).isEqualTo(first.footer());
    assertThat(later.footer().digest()).isNotEqualTo(first.footer().digest());
    assertThat(endDate(later)).isEqualTo(LocalDate.parse("2026-11-20"));
    assertThat(endDate(over)).isEqualTo(LocalDate.parse("2026-11-30"));
  }

  @Test
  void versionsOfAnotherStoreAreOtherVersions() {
    MemoryStore other = new MemoryStore("another", Duration.ZERO);
    record(store, DAY, "2026-11-10T09:00:00Z");
    record(other, DAY, "2026-11-10T09:00:00Z");

    assertThat(new UsagePartitions(store, CATALOGUE).versions(view(store, DAY)).footer())
        .isNotEqualTo(new UsagePartitions(other, CATALOGUE).versions(view(other, DAY)).footer());
    assertThat(new RestatementPartitions(store, CATALOGUE).of(view(store, DAY)).footer())
        .isNotEqualTo(new RestatementPartitions(other, CATALOGUE).of(view(other, DAY)).footer());
  }
}
