package io.github.usageexport.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.control.ControlKind;
import io.github.usageexport.control.ControlReading;
import io.github.usageexport.run.Accounts;
import io.github.usageexport.run.ControlSlice;
import io.github.usageexport.run.MemoryCategories;
import io.github.usageexport.run.MemoryControls;
import io.github.usageexport.run.MemoryStore;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.Restated;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Controls are read behind the days, and whatever goes wrong with them stays theirs. */
class CollectControlsTest {
  private static final Instant NOW = Instant.parse("2026-11-10T09:30:00Z");
  private static final Instant AS_OF = Instant.parse("2026-11-10T09:26:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final MemoryStore store = new MemoryStore();
  private final MemoryControls controls = new MemoryControls();
  private final AtomicInteger requests = new AtomicInteger();

  private void collect(ControlSource source, Set<Integer> failed, ControlSlice... slices) {
    ControlSource counted =
        slice -> {
          requests.incrementAndGet();
          return source.read(slice);
        };
    new CollectControls(counted, controls, store, CLOCK, 1)
        .collect(
            "run",
            List.of(slices),
            ReadingTime.unlimited(CLOCK),
            failed.stream().map(Accounts::sid).collect(Collectors.toSet()));
  }

  private List<ControlReading> kept() {
    return controls.readings(YearMonth.of(2026, 10)).toList();
  }

  private static ControlSlice slice(ControlKind kind, int account, String start, String end) {
    return ControlSlice.of(kind, Accounts.daily(account, start, end));
  }

  private static UsageRecord total(ControlSlice slice, LocalDate start, LocalDate end) {
    return new UsageRecord(
        slice.days().account().sid(),
        Category.TOTALPRICE,
        null,
        start,
        end,
        null,
        null,
        Amount.parse("1"),
        "usd",
        Amount.parse("1"),
        "usd",
        AS_OF);
  }

  @Test
  void anAccountThatHoldsNoDataOfADayIsComparedAndOneThatFailedIsNot() {
    CollectUsage stage =
        new CollectUsage(
            slice -> new SliceReading(List.of(), Set.of()),
            new Recorder(store, Settlement.DEFAULT, any -> true),
            store,
            CLOCK,
            1,
            new CollectControls(slice -> List.of(), controls, store, CLOCK, 1),
            new StatedNames(new MemoryCategories()));

    stage.collectControls(
        "run",
        List.of(
            slice(ControlKind.RECORDS, 1, "2026-10-01", "2026-10-31"),
            slice(ControlKind.RECORDS, 2, "2026-10-01", "2026-10-31"),
            slice(ControlKind.RECORDS, 3, "2026-10-01", "2026-10-31")),
        List.of(
            ended(1, FailureReason.NO_DATA),
            ended(2, FailureReason.UNAVAILABLE),
            ended(3, FailureReason.ACCOUNT_GONE)));

    assertThat(kept()).extracting(ControlReading::account).containsExactly(Accounts.sid(1));
  }

  private static SliceOutcome ended(int account, FailureReason reason) {
    return new SliceOutcome(
        Accounts.sid(account),
        Granularity.DAILY,
        Accounts.days("2026-10-01", "2026-10-31"),
        new Problem(reason, "detail", "remedy"),
        Counts.NONE,
        Restated.NOTHING);
  }

  @Test
  void aTreeIsAReadingOfEachDayThatWasAskedFor() {
    LocalDate second = LocalDate.parse("2026-10-02");
    collect(
        slice -> List.of(total(slice, second, second)),
        Set.of(),
        slice(ControlKind.TREE, 0, "2026-10-01", "2026-10-03"));

    assertThat(kept())
        .extracting(ControlReading::firstDay)
        .containsExactly(LocalDate.parse("2026-10-01"), second, LocalDate.parse("2026-10-03"));
    assertThat(kept()).extracting(ControlReading::asOf).containsOnly(AS_OF);
    assertThat(kept())
        .extracting(reading -> reading.content().hasAmounts())
        .containsExactly(false, true, false);
  }

  @Test
  void aSumIsOfTheDaysThatTwilioSaysItSummed() {
    collect(
        slice ->
            List.of(total(slice, LocalDate.parse("2026-10-05"), LocalDate.parse("2026-10-31"))),
        Set.of(),
        slice(ControlKind.MONTH, 1, "2026-10-01", "2026-10-31"));

    assertThat(kept())
        .singleElement()
        .extracting(ControlReading::range)
        .isEqualTo(Accounts.days("2026-10-05", "2026-10-31"));
  }

  @Test
  void recordsOfSeveralRangesCompareWithNothing() {
    collect(
        slice ->
            List.of(
                total(slice, LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-20")),
                total(slice, LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-31"))),
        Set.of(),
        slice(ControlKind.RECORDS, 1, "2026-10-01", "2026-10-31"));

    assertThat(kept())
        .extracting(ControlReading::reason)
        .containsExactly(FailureReason.INVALID_RECORD);
  }

  @Test
  void whatCannotBeReadSaysWhyAndWhatWasStoppedSaysNothing() {
    collect(
        slice -> {
          throw new UnreadableException(FailureReason.NO_DATA, "404", "Nothing");
        },
        Set.of(),
        slice(ControlKind.TREE, 0, "2026-10-01", "2026-10-02"));
    assertThat(kept()).extracting(ControlReading::reason).containsOnly(FailureReason.NO_DATA);
    assertThat(kept()).hasSize(2);

    collect(
        slice -> {
          throw new UnreadableException(FailureReason.NOT_READ, "stopped", "Run again");
        },
        Set.of(),
        slice(ControlKind.MONTH, 1, "2026-10-01", "2026-10-31"));
    assertThat(kept()).hasSize(2);
  }

  @Test
  void anAccountThatFailedIsNotAskedAgain() {
    collect(
        slice -> List.of(),
        Set.of(1),
        slice(ControlKind.RECORDS, 1, "2026-10-01", "2026-10-31"),
        slice(ControlKind.RECORDS, 2, "2026-10-01", "2026-10-31"));

    assertThat(kept()).extracting(ControlReading::account).containsExactly(Accounts.sid(2));
    assertThat(requests).hasValue(1);
  }

  @Test
  void aKindThatFailsAgainAndAgainIsGivenUp() {
    collect(
        slice -> {
          throw new UnreadableException(FailureReason.UNAVAILABLE, "503", "Later");
        },
        Set.of(),
        IntStream.range(1, 40)
            .mapToObj(account -> slice(ControlKind.RECORDS, account, "2026-10-01", "2026-10-31"))
            .toArray(ControlSlice[]::new));

    assertThat(kept()).hasSize(39);
    assertThat(requests.get()).isLessThan(12);
  }

  @Test
  void aMonthIsReadOnlyIfItsOtherDaysAreKnown() {
    ControlSlice month =
        new ControlSlice(
            ControlKind.MONTH,
            Accounts.daily(1, "2026-10-01", "2026-10-31"),
            Accounts.days("2026-10-03", "2026-10-31"));
    collect(slice -> List.of(), Set.of(), month);
    assertThat(requests).hasValue(0);

    record(Accounts.days("2026-10-01", "2026-10-02"));
    collect(slice -> List.of(), Set.of(), month);
    assertThat(requests).hasValue(1);
  }

  private void record(DateRange range) {
    Slice slice = new Slice(Accounts.account(1), Granularity.DAILY, range);
    new Recorder(store, Settlement.DEFAULT, any -> true)
        .record(
            slice.account(),
            slice.key(),
            slice.periods().stream()
                .map((UsagePeriod day) -> Statement.of(day, List.of(), Optional.of(AS_OF), NOW))
                .toList(),
            "run",
            NOW);
  }

  @Test
  void aFaultOfTheStoreIsNoWarning() {
    assertThatThrownBy(
            () ->
                collect(
                    slice -> {
                      throw new StoreException("disk full");
                    },
                    Set.of(),
                    slice(ControlKind.RECORDS, 1, "2026-10-01", "2026-10-31")))
        .hasMessage("disk full");
  }
}
