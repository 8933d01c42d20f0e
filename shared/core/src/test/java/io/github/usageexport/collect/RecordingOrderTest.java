package io.github.usageexport.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.run.Accounts;
import io.github.usageexport.run.MemoryStore;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A month is recorded after the month before it, in whatever order the two were read. */
@Timeout(60)
class RecordingOrderTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);
  private static final Instant AS_OF = Instant.parse("2026-11-23T12:00:00Z");
  private static final Slice OCTOBER = Accounts.daily(1, "2026-10-29", "2026-10-31");
  private static final Slice NOVEMBER = Accounts.daily(1, "2026-11-01", "2026-11-01");

  private final MemoryStore store = new MemoryStore();

  @Test
  void recordsTheEarlierMonthFirstThoughItIsReadLast() {
    CountDownLatch novemberIsRead = new CountDownLatch(1);

    collect(
        4,
        slice -> {
          if (slice.equals(OCTOBER)) {
            awaitQuietly(novemberIsRead);
          } else {
            novemberIsRead.countDown();
          }
          return reading(slice);
        });

    assertThat(firstOfNovember().flags()).containsExactly(QualityFlag.PRICE_PENDING);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void needsNoMoreThanOneSliceAtOnce(int slicesAtOnce) {
    collect(slicesAtOnce, RecordingOrderTest::reading);

    assertThat(firstOfNovember().flags()).containsExactly(QualityFlag.PRICE_PENDING);
  }

  @Test
  void doesNotWaitForAMonthThatCannotBeRead() {
    List<SliceOutcome> outcomes =
        collect(
            4,
            slice -> {
              if (slice.equals(OCTOBER)) {
                throw new UnreadableException(FailureReason.INVALID_RECORD, "no number", "ask");
              }
              return reading(slice);
            });

    assertThat(outcomes).extracting(outcome -> outcome.problem() == null).contains(true, false);
    assertThat(firstOfNovember().flags()).isEmpty();
  }

  private List<SliceOutcome> collect(int slicesAtOnce, UsageSource source) {
    Recorder recorder = new Recorder(store, Settlement.DEFAULT, any -> true);
    return Collecting.with(source, recorder, store, CLOCK, slicesAtOnce)
        .collect("run", List.of(OCTOBER, NOVEMBER), CollectProgress.NONE);
  }

  private Version firstOfNovember() {
    return store.version(Accounts.sid(1), UsagePeriod.day(LocalDate.of(2026, 11, 1)), 1);
  }

  /** Priced in October, not in November. */
  private static SliceReading reading(Slice slice) {
    String price = slice.equals(OCTOBER) ? "0.5" : "0";
    return new SliceReading(
        slice.range().days().map(day -> calls(slice, day, price)).toList(), Set.of());
  }

  private static UsageRecord calls(Slice slice, LocalDate day, String price) {
    return new UsageRecord(
        slice.account().sid(),
        new Category("calls"),
        "Voice",
        day,
        day,
        Amount.parse("1"),
        "calls",
        Amount.parse("2"),
        "minutes",
        Amount.parse(price),
        "usd",
        AS_OF);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
