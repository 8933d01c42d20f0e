package io.github.usageexport.control;

import static io.github.usageexport.control.ControlSamples.NOON;
import static io.github.usageexport.control.ControlSamples.OCTOBER;
import static io.github.usageexport.control.ControlSamples.costing;
import static io.github.usageexport.control.ControlSamples.failed;
import static io.github.usageexport.control.ControlSamples.range;
import static io.github.usageexport.control.ControlSamples.sid;
import static io.github.usageexport.control.ControlSamples.stated;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.usage.FailureReason;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link ControlStore} does. */
public abstract class ControlStoreContract {

  /** The store under test, empty when the test begins and the same until it ends. */
  protected abstract ControlStore store();

  /** The same store as another process, or the next run, would see it. */
  protected abstract ControlStore reopened();

  @Test
  void isEmptyAtFirst() {
    assertThat(of(OCTOBER)).isEmpty();
    assertThat(store().find(ControlKind.TREE, sid(1), LocalDate.of(2026, 10, 1))).isEmpty();
  }

  @Test
  void givesBackWhatWasSaved() {
    ControlReading reading = stated(ControlKind.RECORDS, 1, range(3, 20), NOON, costing(1234));
    ControlReading failure =
        failed(ControlKind.MONTH, 2, range(1, 31), NOON, FailureReason.UNAVAILABLE);
    store().save(List.of(reading, failure));

    assertThat(of(OCTOBER)).containsExactly(reading, failure);
    assertThat(reopened().find(ControlKind.RECORDS, sid(1), LocalDate.of(2026, 10, 3)))
        .contains(reading);
  }

  @Test
  void findsOnlyTheVeryKindAccountAndFirstDay() {
    store().save(List.of(stated(ControlKind.TREE, 1, range(3, 3), NOON, costing(1))));

    LocalDate third = LocalDate.of(2026, 10, 3);
    assertThat(store().find(ControlKind.TREE, sid(1), third)).isPresent();
    assertThat(store().find(ControlKind.RECORDS, sid(1), third)).isEmpty();
    assertThat(store().find(ControlKind.TREE, sid(2), third)).isEmpty();
    assertThat(store().find(ControlKind.TREE, sid(1), third.plusDays(1))).isEmpty();
  }

  @Test
  void ordersByAccountKindAndFirstDay() {
    List<ControlReading> ordered =
        List.of(
            stated(ControlKind.MONTH, 1, range(1, 31), NOON, costing(1)),
            stated(ControlKind.RECORDS, 1, range(2, 30), NOON, costing(2)),
            stated(ControlKind.RECORDS, 1, range(10, 30), NOON, costing(3)),
            stated(ControlKind.TREE, 1, range(1, 1), NOON, costing(4)),
            stated(ControlKind.MONTH, 2, range(1, 31), NOON, costing(5)));
    store().save(ordered.reversed());

    assertThat(of(OCTOBER)).isEqualTo(ordered);
  }

  @Test
  void keepsMonthsApart() {
    store().save(List.of(stated(ControlKind.MONTH, 1, range(1, 31), NOON, costing(1))));

    assertThat(of(OCTOBER.plusMonths(1))).isEmpty();
    assertThat(of(OCTOBER.minusMonths(1))).isEmpty();
  }

  @Test
  void replacesAnOlderStatement() {
    ControlReading newer =
        stated(ControlKind.RECORDS, 1, range(3, 21), NOON.plusMillis(1), costing(2));
    store().save(List.of(stated(ControlKind.RECORDS, 1, range(3, 20), NOON, costing(1))));
    store().save(List.of(newer));

    assertThat(of(OCTOBER)).containsExactly(newer);
  }

  @Test
  void neverReplacesByAnOlderStatement() {
    ControlReading newer = stated(ControlKind.TREE, 1, range(3, 3), NOON, costing(2));
    store().save(List.of(newer));
    store()
        .save(List.of(stated(ControlKind.TREE, 1, range(3, 3), NOON.minusMillis(1), costing(1))));

    assertThat(of(OCTOBER)).containsExactly(newer);
  }

  @Test
  void takesTheLaterRecordingOfOneMoment() {
    ControlReading later = stated(ControlKind.TREE, 1, range(3, 3), NOON, costing(2));
    store().save(List.of(stated(ControlKind.TREE, 1, range(3, 3), NOON, costing(1))));
    store().save(List.of(later));

    assertThat(of(OCTOBER)).containsExactly(later);
  }

  @Test
  void aFailureReplacesAFailureAlone() {
    ControlReading first = failed(ControlKind.MONTH, 1, range(1, 31), NOON, FailureReason.NO_DATA);
    ControlReading second =
        failed(ControlKind.MONTH, 1, range(1, 31), NOON.plusSeconds(1), FailureReason.UNAVAILABLE);
    store().save(List.of(first));
    store().save(List.of(second));
    assertThat(of(OCTOBER)).containsExactly(second);

    ControlReading answer = stated(ControlKind.MONTH, 1, range(1, 31), NOON, costing(1));
    store().save(List.of(answer));
    store().save(List.of(second));
    assertThat(of(OCTOBER)).containsExactly(answer);
  }

  @Test
  void keepsThousandsAtOnce() {
    List<ControlReading> many =
        IntStream.range(0, 3_000)
            .mapToObj(number -> stated(ControlKind.MONTH, number, range(1, 31), NOON, costing(7)))
            .toList();
    store().save(many);
    store().save(List.of());

    assertThat(of(OCTOBER)).isEqualTo(many);
  }

  private List<ControlReading> of(YearMonth month) {
    try (Stream<ControlReading> readings = reopened().readings(month)) {
      return readings.toList();
    }
  }
}
