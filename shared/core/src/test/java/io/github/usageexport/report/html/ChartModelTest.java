package io.github.usageexport.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.report.ReportedDay;
import io.github.usageexport.report.ReportedWorld;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartModelTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 4101.70 | 0.01 | 0, 2000, 4000",
        "0 | 9 | 1 | 0, 5",
        "0 | 1 | 1 | 0, 1",
        "-30 | 70 | 0.01 | 0, 50",
        "0 | 0 | 1 | 0",
        "0 | 0.004 | 0.01 | 0",
        "0 | 123456789012345678.5 | 0.01 | 0, 50000000000000000, 100000000000000000",
      })
  void labelsAreRoundAndFew(BigDecimal least, BigDecimal greatest, BigDecimal finest, String all) {
    assertThat(
            new ChartModel.Scale(least, greatest)
                .ticks(finest).stream().map(tick -> tick.stripTrailingZeros().toPlainString()))
        .containsExactly(all.split(", "));
  }

  @ParameterizedTest
  @CsvSource({"0, 200.0000", "50, 100.0000", "100, 0.0000"})
  void amountsStandBetweenTheEnds(BigDecimal amount, BigDecimal fromTop) {
    assertThat(new ChartModel.Scale(BigDecimal.ZERO, BigDecimal.valueOf(100)).fromTop(amount, 200))
        .isEqualByComparingTo(fromTop);
  }

  @Test
  void negativeAmountsHangBelowZero() {
    ChartModel chart =
        chart(days(1), series("f0", 30), series("f1", -20), series("f2", 10), series("empty", 0));

    assertThat(chart.ticks())
        .extracting(ChartModel.Tick::label)
        .containsExactly("-20", "0", "20", "40");
    assertThat(chart.bars()).hasSize(1);
    List<ChartModel.Block> blocks = chart.bars().getFirst().blocks();
    assertThat(blocks).extracting(ChartModel.Block::color).containsExactly("f0", "f1", "f2");
    assertThat(blocks).extracting(ChartModel.Block::y).containsExactly("43.33", "143.33", "10");
    assertThat(blocks)
        .extracting(ChartModel.Block::height)
        .containsExactly("100", "66.67", "33.33");
    assertThat(blocks.getFirst().title()).isEqualTo("1 Oct 2026, f0: 30");
  }

  @Test
  void moreThanFourMonthsAreBarsOfMonths() {
    ChartModel days = chart(days(124), series("f0", 1));
    ChartModel months = chart(days(125), series("f0", 1));

    assertThat(days.unit()).isEqualTo("day");
    assertThat(days.bars()).hasSize(124);
    assertThat(months.unit()).isEqualTo("month");
    assertThat(months.bars())
        .extracting(ChartModel.ChartBar::label)
        .containsExactly("Oct 2026", "Nov 2026", "Dec 2026", "Jan 2027", "Feb 2027");
  }

  @Test
  void atMostEightBarsAreLabelled() {
    assertThat(
            chart(days(124), series("f0", 1)).bars().stream().filter(ChartModel.ChartBar::labelled))
        .hasSize(8);
    assertThat(
            chart(days(124), series("f0", 1)).bars().stream()
                .filter(ChartModel.ChartBar::labelledIfNarrow))
        .hasSize(4);
  }

  @Test
  void noDaysMakeAnEmptyChart() {
    assertThat(chart(List.of(), series("f0", 1)).bars()).isEmpty();
  }

  private static ChartModel chart(List<ReportedDay> days, ChartModel.Series... series) {
    return ChartModel.of(days, List.of(series), BigDecimal.ONE, BigDecimal::toPlainString);
  }

  private static ChartModel.Series series(String color, long amount) {
    return new ChartModel.Series(color, color, color, days -> BigDecimal.valueOf(amount));
  }

  private static List<ReportedDay> days(int count) {
    return new ReportedWorld().report(count, null).days();
  }
}
