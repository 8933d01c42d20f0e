package io.github.usageexport.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.run.Accounts;
import io.github.usageexport.run.MemoryStore;
import io.github.usageexport.run.Restated;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.StoppedException;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CollectUsageTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T02:00:00.123456Z"), ZoneOffset.UTC);
  private static final Instant AS_OF = Instant.parse("2026-11-23T12:00:00Z");
  private static final Slice TWO_DAYS = Accounts.daily(1, "2026-10-01", "2026-10-02");
  private static final UsagePeriod FIRST = UsagePeriod.day(LocalDate.parse("2026-10-01"));
  private static final UsagePeriod SECOND = UsagePeriod.day(LocalDate.parse("2026-10-02"));

  private final MemoryStore store = new MemoryStore();

  private CollectUsage stage(UsageSource source, int slicesAtOnce) {
    Recorder recorder = new Recorder(store, Settlement.DEFAULT, any -> true);
    return Collecting.with(source, recorder, store, CLOCK, slicesAtOnce);
  }

  private List<SliceOutcome> collect(UsageSource source, Slice... slices) {
    return stage(source, 4).collect("run", List.of(slices), CollectProgress.NONE);
  }

  private static UsageRecord calls(Slice slice, String day, String price, @Nullable Instant asOf) {
    return new UsageRecord(
        slice.account().sid(),
        new Category("calls"),
        "Voice",
        LocalDate.parse(day),
        LocalDate.parse(day),
        Amount.parse("1"),
        "calls",
        Amount.parse("2"),
        "minutes",
        Amount.parse(price),
        "usd",
        asOf);
  }

  private static SliceReading reading(UsageRecord... records) {
    return new SliceReading(List.of(records), Set.of());
  }

  @Test
  void recordsEveryPeriodOfASliceWithOrWithoutRecords() {
    List<SliceOutcome> outcomes =
        collect(slice -> reading(calls(slice, "2026-10-01", "0.5", AS_OF)), TWO_DAYS);

    assertThat(outcomes)
        .containsExactly(
            new SliceOutcome(
                TWO_DAYS.account().sid(),
                TWO_DAYS.granularity(),
                TWO_DAYS.range(),
                null,
                new Counts(2, 0, 0, 0),
                Restated.NOTHING));
    assertThat(store.outcomes("run")).isEqualTo(outcomes);
    Version first = store.version(TWO_DAYS.account().sid(), FIRST, 1);
    assertThat(first.content().hasAmounts()).isTrue();
    assertThat(first.asOf()).isEqualTo(AS_OF);
    assertThat(first.observedAt()).isEqualTo(Instant.parse("2026-11-24T02:00:00.123Z"));
    assertThat(first.runId()).isEqualTo("run");
    Version second = store.version(TWO_DAYS.account().sid(), SECOND, 1);
    assertThat(second.content()).isEqualTo(Content.of(List.of()));
    assertThat(second.asOf()).as("the greatest of the read").isEqualTo(AS_OF);
  }

  @Test
  void takesTheMomentOfRecordingWhereNothingStatesAnAsOf() {
    collect(slice -> reading(calls(slice, "2026-10-01", "1", null)), TWO_DAYS);
    Version version = store.version(TWO_DAYS.account().sid(), FIRST, 1);
    assertThat(version.asOf()).isEqualTo(Instant.parse("2026-11-24T02:00:00.123Z"));
    assertThat(version.flags()).containsExactly(QualityFlag.AS_OF_INFERRED);
  }

  @Test
  void countsWhatARunRestated() {
    Instant later = AS_OF.plusSeconds(60);
    collect(slice -> reading(calls(slice, "2026-10-01", "1", AS_OF)), TWO_DAYS);
    List<SliceOutcome> again =
        collect(slice -> reading(calls(slice, "2026-10-01", "3", later)), TWO_DAYS);
    assertThat(again).extracting(SliceOutcome::counts).containsExactly(new Counts(0, 1, 1, 0));
    assertThat(again.getFirst().restated().days()).isEqualTo(1);
    assertThat(again.getFirst().restated().rows()).isEqualTo(1);
  }

  @Test
  void aRunThatIsKilledAndCalledAgainStillCountsWhatItRecorded() {
    Slice slice = TWO_DAYS;
    collect(any -> reading(calls(slice, "2026-10-01", "1", AS_OF)), slice);
    store.save(
        new Run(
            "restating",
            RunStatus.RUNNING,
            CLOCK.instant(),
            null,
            LocalDate.parse("2026-11-24"),
            slice.range(),
            Set.of(Granularity.DAILY)));
    CollectUsage restating =
        stage(any -> reading(calls(slice, "2026-10-01", "3", AS_OF.plusSeconds(60))), 4);

    List<SliceOutcome> first = restating.collect("restating", List.of(slice), CollectProgress.NONE);
    List<SliceOutcome> again = restating.collect("restating", List.of(slice), CollectProgress.NONE);

    assertThat(first).extracting(SliceOutcome::counts).containsExactly(new Counts(0, 1, 1, 0));
    assertThat(first.getFirst().restated().priceDelta()).isEmpty();
    assertThat(first.getFirst().restated().days()).isEqualTo(1);
    assertThat(again).isEqualTo(first);
    assertThat(store.outcomes("restating")).isEqualTo(first);
  }

  @Test
  void endsTheRunIfTheStoreFails() {
    store.breakDown();
    assertThatThrownBy(() -> collect(slice -> reading(), TWO_DAYS))
        .isInstanceOf(StoreException.class)
        .hasMessage("memory is full: forget something");
    assertThat(store.outcomes("run")).isEmpty();
  }

  @Test
  void readsNoMoreSlicesAtOnceThanItMay() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger told = new AtomicInteger();
    List<Slice> slices = new ArrayList<>();
    for (int account = 0; account < 60; account++) {
      slices.add(Accounts.daily(account, "2026-10-01", "2026-10-31"));
    }
    List<SliceOutcome> outcomes =
        stage(
                slice -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  inside.decrementAndGet();
                  return reading();
                },
                3)
            .collect("run", slices, outcome -> told.incrementAndGet());
    assertThat(outcomes).extracting(SliceOutcome::account).isSorted().hasSize(60);
    assertThat(most.get()).isBetween(1, 3);
    assertThat(told).hasValue(60);
  }

  @Test
  void stopsWhenItIsInterrupted() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    UsageSource source =
        slice -> {
          reading.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new UnreadableException(FailureReason.NOT_READ, "stopped", "resume");
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> collecting = threads.submit(() -> collect(source, TWO_DAYS));
      reading.await();
      threads.shutdownNow();
      assertThatThrownBy(collecting::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(StoppedException.class);
    }
  }
}
