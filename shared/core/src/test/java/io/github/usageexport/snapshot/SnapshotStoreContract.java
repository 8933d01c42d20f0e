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

import io.github.usageexport.usage.FailureReason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

  @Test
  void decidesOnWhatItCanKeepWhereAClockIsFinerThanAMillisecond() {
    Instant fine = NOON.plusNanos(123_456);
    SliceKey key = SliceKey.of(sid(1), day(3));
    SliceChange change =
        recorder(store()).record(account(1), key, List.of(costing(day(3), fine, 1)), "run", fine);

    assertThat(reopened().head(key)).isEqualTo(change.after());
    assertThat(reopened().version(sid(1), day(3), 1)).isEqualTo(change.versions().getFirst());
    assertThat(record(store(), account(1), costing(day(3), fine, 1)).counts())
        .isEqualTo(SliceChange.Counts.UNCHANGED);
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
}
