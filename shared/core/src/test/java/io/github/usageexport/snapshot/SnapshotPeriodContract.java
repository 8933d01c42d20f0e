package io.github.usageexport.snapshot;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static io.github.usageexport.snapshot.SnapshotSamples.account;
import static io.github.usageexport.snapshot.SnapshotSamples.costing;
import static io.github.usageexport.snapshot.SnapshotSamples.day;
import static io.github.usageexport.snapshot.SnapshotSamples.record;
import static io.github.usageexport.snapshot.SnapshotSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How every {@link SnapshotStore} keeps periods, months and accounts apart, and reads one of all.
 */
public abstract class SnapshotPeriodContract {

  /** The store under test, empty when the test begins and the same until it ends. */
  protected abstract SnapshotStore store();

  @ParameterizedTest
  @EnumSource(Granularity.class)
  void keepsPeriodsOfEveryGranularityApart(Granularity granularity) {
    for (Granularity each : Granularity.values()) {
      record(
          store(), account(1), costing(SnapshotSamples.period(each), NOON, each.word().length()));
    }

    UsagePeriod period = SnapshotSamples.period(granularity);
    try (Stream<Version> versions = store().currentVersions(period)) {
      assertThat(versions)
          .singleElement()
          .extracting(Version::content)
          .isEqualTo(ContentSamples.costing(granularity.word().length()));
    }
    assertThat(store().head(SliceKey.of(sid(1), period)).heads()).containsOnlyKeys(period);
  }

  @Test
  void keepsMonthsAndAccountsApart() {
    UsagePeriod lastOfOctober = UsagePeriod.day(day(1).firstDay().minusDays(1));
    record(store(), account(1), costing(lastOfOctober, NOON, 1));
    record(store(), account(1), costing(day(1), NOON, 2), costing(day(30), NOON, 3));
    record(store(), account(2), costing(day(2), NOON, 4));

    assertThat(store().head(SliceKey.of(sid(1), day(1))).heads()).containsOnlyKeys(day(1), day(30));
    assertThat(store().head(SliceKey.of(sid(1), lastOfOctober)).heads())
        .containsOnlyKeys(lastOfOctober);
  }

  @Test
  void knowsThePeriodsOfEachAccountAlsoThoseThatCouldNotBeRead() {
    UsagePeriod lastOfOctober = UsagePeriod.day(day(1).firstDay().minusDays(1));
    UsagePeriod month = SnapshotSamples.period(Granularity.MONTHLY);
    UsagePeriod allTime = SnapshotSamples.period(Granularity.ALL_TIME);
    record(store(), account(1), costing(day(30), NOON, 3), costing(day(2), NOON, 2));
    record(store(), account(1), costing(lastOfOctober, NOON, 1));
    record(store(), account(1), costing(allTime, NOON, 1));
    record(store(), account(1), costing(month, NOON, 1));
    SnapshotSamples.recorder(store())
        .recordFailure(SliceKey.of(sid(2), day(7)), List.of(day(7)), FailureReason.UNAVAILABLE);

    assertThat(store().periods(sid(1)))
        .containsExactly(lastOfOctober, day(2), day(30), month, allTime);
    assertThat(store().periods(sid(2))).containsExactly(day(7));
    assertThat(store().periods(sid(3))).isEmpty();
  }

  @Test
  void givesADayOfAllAccountsInTheirOrder() {
    for (int number : new int[] {7, 2, 9, 4}) {
      Account account = account(number);
      record(store(), account, costing(day(3), NOON, number), costing(day(4), NOON, 1));
      record(store(), account, costing(day(3), NOON.plusSeconds(1), 10L * number));
    }

    assertThat(store().heads(day(3)))
        .extracting(SnapshotStore.AccountHead::account)
        .containsExactly(sid(2), sid(4), sid(7), sid(9));
    try (Stream<Version> current = store().currentVersions(day(3))) {
      assertThat(current)
          .extracting(version -> version.account().sid() + " " + version.number())
          .containsExactly(sid(2) + " 2", sid(4) + " 2", sid(7) + " 2", sid(9) + " 2");
    }
    try (Stream<Version> all = store().versions(day(3))) {
      assertThat(all)
          .extracting(version -> version.account().sid() + " " + version.number())
          .startsWith(sid(2) + " 1", sid(2) + " 2", sid(4) + " 1")
          .hasSize(8);
    }
  }

  @Test
  void readsAndWritesWhileAStreamIsOpen() {
    for (int number = 1; number <= 40; number++) {
      record(store(), account(number), costing(day(3), NOON, number));
    }

    try (Stream<Version> versions = store().versions(day(3))) {
      assertThat(versions.peek(this::restate)).hasSize(40);
    }
    try (Stream<Version> versions = store().versions(day(3))) {
      assertThat(versions).hasSize(80);
    }
  }

  private void restate(Version version) {
    Instant later = version.asOf().plusSeconds(60);
    record(store(), version.account(), costing(version.period(), later, 1_000));
  }
}
