package io.github.usageexport.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.collect.CollectProgress;
import io.github.usageexport.collect.CollectUsage;
import io.github.usageexport.collect.Collecting;
import io.github.usageexport.collect.SliceReading;
import io.github.usageexport.collect.UsageSource;
import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of slices that cannot be read, and of days without data. */
@Timeout(60)
class CollectFailureTest {
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

  private static UsageSource failing(FailureReason reason) {
    return slice -> {
      throw new UnreadableException(reason, "because of " + reason, "do something");
    };
  }

  private Head head(UsagePeriod period) {
    return store.head(TWO_DAYS.key()).head(period);
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureReason.class,
      names = {"UNAUTHORISED", "UNAVAILABLE", "ACCOUNT_GONE"})
  void asksNoMoreOfAnAccountThatFailsAsAWhole(FailureReason reason) {
    assertReads(reason, 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureReason.class,
      names = {"UNAUTHORISED", "UNAVAILABLE", "ACCOUNT_GONE"},
      mode = EnumSource.Mode.EXCLUDE)
  void stillReadsTheOtherSlicesAfterAFailureOfOne(FailureReason reason) {
    assertReads(reason, 3);
  }

  private void assertReads(FailureReason reason, int reads) {
    AtomicInteger asked = new AtomicInteger();
    List<SliceOutcome> outcomes =
        stage(
                slice -> {
                  if (slice.account().sid().equals(Accounts.sid(2))) {
                    return reading();
                  }
                  asked.incrementAndGet();
                  return failing(reason).read(slice);
                },
                1)
            .collect(
                "run",
                List.of(
                    Accounts.daily(1, "2026-09-01", "2026-09-30"),
                    Accounts.daily(1, "2026-10-01", "2026-10-31"),
                    Accounts.daily(1, "2026-11-01", "2026-11-24"),
                    Accounts.daily(2, "2026-10-01", "2026-10-31")),
                CollectProgress.NONE);
    assertThat(asked).hasValue(reads);
    Problem problem = new Problem(reason, "because of " + reason, "do something");
    assertThat(outcomes)
        .extracting(SliceOutcome::problem)
        .containsExactly(problem, problem, problem, null);
  }

  /** A function's instance lives on between runs; what failed then may work now. */
  @Test
  void asksAnAccountAgainInTheNextRun() {
    List<Boolean> works = Collections.synchronizedList(new ArrayList<>(List.of(false, true)));
    CollectUsage stage =
        stage(
            slice ->
                works.removeFirst() ? reading() : failing(FailureReason.UNAVAILABLE).read(slice),
            1);
    assertThat(stage.collect("first", List.of(TWO_DAYS), CollectProgress.NONE))
        .allSatisfy(outcome -> assertThat(outcome.failure()).isPresent());
    assertThat(stage.collect("second", List.of(TWO_DAYS), CollectProgress.NONE))
        .allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty());
  }

  @Test
  void keepsTheLastGoodDataOfASliceThatFails() {
    collect(slice -> reading(calls(slice, "2026-10-01", "1", AS_OF)), TWO_DAYS);
    Head before = head(FIRST);
    collect(failing(FailureReason.INVALID_RECORD), TWO_DAYS);
    assertThat(head(FIRST).known()).isEqualTo(before.known()).isPresent();
    assertThat(head(FIRST).reason()).isEqualTo(FailureReason.INVALID_RECORD);
    collect(slice -> reading(calls(slice, "2026-10-01", "1", AS_OF)), TWO_DAYS);
    assertThat(head(FIRST)).isEqualTo(before);
  }

  private static UsageSource noData(UsageRecord... others) {
    return slice -> new SliceReading(List.of(others), Set.of(SECOND));
  }

  @Test
  void recordsNothingOfPeriodsOfWhichThereIsNoData() {
    SliceOutcome outcome =
        collect(noData(calls(TWO_DAYS, "2026-10-01", "1", AS_OF)), TWO_DAYS).getFirst();
    assertThat(outcome.problem()).extracting(Problem::reason).isEqualTo(FailureReason.NO_DATA);
    assertThat(outcome.failure()).as("it makes no run PARTIAL").isEmpty();
    assertThat(outcome.counts()).isEqualTo(new Counts(1, 0, 0, 0));
    assertThat(head(FIRST).known()).isPresent();
    assertThat(head(SECOND)).isEqualTo(new Head(SECOND, null, FailureReason.NO_DATA));
  }

  @Test
  void failsIfThereIsNoDataWhereAmountsAreKnown() {
    collect(slice -> reading(calls(slice, "2026-10-02", "1", AS_OF)), TWO_DAYS);
    SliceOutcome outcome = collect(noData(), TWO_DAYS).getFirst();
    assertThat(outcome.failure())
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.reason()).isEqualTo(FailureReason.NO_DATA_AFTER_DATA);
              assertThat(problem.detail()).contains(TWO_DAYS.toString());
            });
    assertThat(head(SECOND).known()).isPresent();
    assertThat(head(SECOND).reason()).isEqualTo(FailureReason.NO_DATA_AFTER_DATA);
  }

  @Test
  void doesNotFailIfThereIsNoDataWhereOnlyZerosAreKnown() {
    collect(slice -> reading(), TWO_DAYS);
    assertThat(collect(noData(), TWO_DAYS).getFirst().problem())
        .extracting(Problem::reason)
        .isEqualTo(FailureReason.NO_DATA);
  }
}
