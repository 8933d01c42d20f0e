package io.github.usageexport.snapshot;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static io.github.usageexport.snapshot.SnapshotSamples.account;
import static io.github.usageexport.snapshot.SnapshotSamples.costing;
import static io.github.usageexport.snapshot.SnapshotSamples.day;
import static io.github.usageexport.snapshot.SnapshotSamples.record;
import static io.github.usageexport.snapshot.SnapshotSamples.recorder;
import static io.github.usageexport.snapshot.SnapshotSamples.sid;
import static io.github.usageexport.snapshot.SnapshotSamples.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link SnapshotStore} does. */
public abstract class SnapshotStoreContract {

  /** The store under test, empty when the test begins and the same until it ends. */
  protected abstract SnapshotStore store();

  /** The same store as another process, or the next run, would see it. */
  protected abstract SnapshotStore reopened();

  @Test
  void keepsItsName() {
    String id = store().id();

    assertThat(id).isNotBlank();
    assertThat(reopened().id()).isEqualTo(id);
  }

  @Test
  void hasNoHeadsOfASliceThatWasNeverRecorded() {
    SliceKey key = SliceKey.of(sid(1), day(3));

    assertThat(store().head(key)).isEqualTo(SliceHead.unrecorded(key));
    assertThat(store().heads(day(3))).isEmpty();
  }

  @Test
  void givesBackWhatWasCommitted() {
    SliceChange change =
        record(store(), account(1), costing(day(3), NOON, 150), costing(day(4), NOON, 99));

    SnapshotStore reopened = reopened();
    assertThat(reopened.head(change.before().key())).isEqualTo(change.after());
    for (Version version : change.versions()) {
      assertThat(reopened.version(sid(1), version.period(), 1)).isEqualTo(version);
      assertThat(reopened.categories(version.categories())).isIn(change.categories());
    }
  }

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
  void keepsEveryKindOfRowFlagAndReplacedVersion() {
    RandomContent contents = new RandomContent(new SplittableRandom(20_261_105));
    Content first = contents.content(30);
    Content second = contents.content(30);
    record(store(), account(1), statement(day(3), NOON, first));
    Version before = store().version(sid(1), day(3), 1);
    Version version =
        new Version(
            account(1),
            day(3),
            2,
            NOON,
            NOON.plusMillis(1),
            "run-2",
            second,
            before.categories(),
            12,
            EnumSet.allOf(QualityFlag.class),
            new Version.Replaced(1, NOON, NOON.plusMillis(2), NOON.plusMillis(3)));
    SliceHead head = store().head(SliceKey.of(sid(1), day(3)));
    SliceChange change =
        new SliceChange(
            head,
            Map.of(day(3), head.head(day(3)).failing(FailureReason.UNAVAILABLE)),
            List.of(version),
            List.of(),
            List.of(),
            SliceChange.Counts.NONE);

    assertThat(store().commit(change)).isTrue();
    assertThat(reopened().version(sid(1), day(3), 2)).isEqualTo(version);
  }

  @Test
  void refusesAChangeDecidedOnHeadsThatHaveMoved() {
    SliceHead stale = store().head(SliceKey.of(sid(1), day(3)));
    SliceChange first = record(store(), account(1), costing(day(3), NOON, 1));
    SliceChange late =
        new SliceChange(
            stale,
            first.changed(),
            first.versions(),
            first.categories(),
            List.of(),
            SliceChange.Counts.NONE);

    assertThat(store().commit(late)).isFalse();
    assertThat(store().head(stale.key())).isEqualTo(first.after());
  }

  @Test
  void changesNothingIfAnyPartOfAChangeIsRefused() {
    SliceChange first = record(store(), account(1), costing(day(3), NOON, 1));
    Version taken = first.versions().getFirst();
    Head other = first.after().head(day(3)).failing(FailureReason.NOT_READ);
    SliceChange wrong =
        new SliceChange(
            first.after(),
            Map.of(day(3), other),
            List.of(taken),
            List.of(),
            List.of(),
            SliceChange.Counts.NONE);

    assertThatThrownBy(() -> store().commit(wrong)).isInstanceOf(StoreException.class);
    assertThat(reopened().head(first.before().key())).isEqualTo(first.after());
  }

  @Test
  void keepsWhyTheLastAttemptFailedWithoutLosingWhatIsBelieved() {
    SliceChange first = record(store(), account(1), costing(day(3), NOON, 1));
    SliceKey key = first.before().key();
    recorder(store()).recordFailure(key, List.of(day(3), day(4)), FailureReason.UNAUTHORISED);

    SliceHead head = reopened().head(key);
    assertThat(head.head(day(3)))
        .isEqualTo(first.after().head(day(3)).failing(FailureReason.UNAUTHORISED));
    assertThat(head.head(day(4))).isEqualTo(new Head(day(4), null, FailureReason.UNAUTHORISED));
    try (Stream<Version> none = store().currentVersions(day(4))) {
      assertThat(none).isEmpty();
    }
  }

  @Test
  void findsAVersionByWhatItSaidAndWhen() {
    record(store(), account(1), costing(day(3), NOON, 1));
    String digest = ContentSamples.costing(1).digest();

    assertThat(store().holds(sid(1), day(3), NOON, digest)).isTrue();
    assertThat(store().holds(sid(2), day(3), NOON, digest)).isFalse();
    assertThat(store().holds(sid(1), day(4), NOON, digest)).isFalse();
    assertThat(store().holds(sid(1), day(3), NOON.plusMillis(1), digest)).isFalse();
    assertThat(store().holds(sid(1), day(3), NOON, ContentSamples.costing(2).digest())).isFalse();
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

  @Test
  void namesAVersionThatItDoesNotHave() {
    assertThatThrownBy(() -> store().version(sid(1), day(3), 4))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll("4", sid(1).value(), "2026-11-03");
  }

  @Test
  void namesAListOfCategoriesThatItDoesNotHave() {
    assertThatThrownBy(() -> store().categories("0123abcd"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("0123abcd");
  }

  @Test
  void keepsWhatWasCommittedBeforeAFlush() {
    SliceChange change = record(store(), account(1), costing(day(3), NOON, 1));
    store().flush();

    assertThat(reopened().head(change.before().key())).isEqualTo(change.after());
  }

  private void restate(Version version) {
    Instant later = version.asOf().plusSeconds(60);
    record(store(), version.account(), costing(version.period(), later, 1_000));
  }
}
