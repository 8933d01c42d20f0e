package io.github.usageexport.report.html;

import io.github.usageexport.report.ReportedDay;
import io.github.usageexport.report.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A stacked bar chart over time with every coordinate computed, so that its template only places
 * shapes. Horizontal coordinates are in percent and vertical ones in pixels.
 *
 * @param unit what one bar stands for: {@code day} or, where days would be too narrow, {@code
 *     month}
 * @param series what is stacked, from the bottom
 */
record ChartModel(
    String unit, List<Series> series, List<Tick> ticks, List<ChartBar> bars, String barWidth) {
  private static final int TOP = 10;
  private static final int PLOT = 200;
  private static final int LABELS = 24;

  /** Of the whole picture: the plot, space above it and labels below it. */
  static final int HEIGHT = TOP + PLOT + LABELS;

  private static final int MAX_DAYS = 124;
  private static final int MAX_LABELS = 8;
  private static final BigDecimal BAR_SHARE = new BigDecimal("0.74");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  /**
   * One layer of every bar.
   *
   * @param color the CSS class of its colour
   * @param amount of the days that one bar stands for
   */
  record Series(
      String name, String legend, String color, Function<List<ReportedDay>, BigDecimal> amount) {}

  /**
   * A line across the chart.
   *
   * @param baseline of its label
   */
  record Tick(String y, String baseline, String label, boolean isZero) {}

  /**
   * One bar.
   *
   * @param x of its left edge
   * @param labelled whether there is room for its label
   * @param labelledIfNarrow whether there is room for it on a narrow screen as well
   */
  record ChartBar(
      String label,
      String x,
      String middle,
      boolean labelled,
      boolean labelledIfNarrow,
      List<Block> blocks) {}

  /**
   * One layer of one bar.
   *
   * @param y of its upper edge
   * @param title shown when it is pointed at
   */
  record Block(String y, String height, String color, String title) {}

  /** The days that one bar stands for. */
  private record Bucket(String label, String name, List<ReportedDay> days) {}

  /**
   * @param smallestStep between two ticks
   * @param format of an amount
   */
  static ChartModel of(
      List<ReportedDay> days,
      List<Series> series,
      BigDecimal smallestStep,
      Function<BigDecimal, String> format) {
    boolean byDay = days.size() <= MAX_DAYS;
    List<Bucket> buckets = byDay ? days(days) : months(days);
    Scale scale = Scale.of(buckets, series);
    List<Tick> ticks =
        scale.ticks(smallestStep).stream().map(tick -> tick(scale, tick, format)).toList();
    BigDecimal slot =
        buckets.isEmpty()
            ? HUNDRED
            : HUNDRED.divide(BigDecimal.valueOf(buckets.size()), 6, RoundingMode.HALF_UP);
    BigDecimal margin = slot.multiply(BigDecimal.ONE.subtract(BAR_SHARE)).divide(BigDecimal.TWO);
    int labelEvery = (buckets.size() + MAX_LABELS - 1) / MAX_LABELS;
    List<ChartBar> bars = new ArrayList<>();
    for (int i = 0; i < buckets.size(); i++) {
      BigDecimal left = slot.multiply(BigDecimal.valueOf(i));
      bars.add(
          new ChartBar(
              buckets.get(i).label(),
              percent(left.add(margin)),
              percent(left.add(slot.divide(BigDecimal.TWO))),
              i % labelEvery == 0,
              i % (2 * labelEvery) == 0,
              blocks(buckets.get(i), series, scale, format)));
    }
    return new ChartModel(
        byDay ? "day" : "month", series, ticks, bars, percent(slot.multiply(BAR_SHARE)));
  }

  private static List<Bucket> days(List<ReportedDay> days) {
    return days.stream()
        .map(day -> new Bucket(Words.shortDay(day.day()), Words.day(day.day()), List.of(day)))
        .toList();
  }

  private static List<Bucket> months(List<ReportedDay> days) {
    Map<YearMonth, List<ReportedDay>> months = new LinkedHashMap<>();
    for (ReportedDay day : days) {
      months.computeIfAbsent(YearMonth.from(day.day()), any -> new ArrayList<>()).add(day);
    }
    return months.entrySet().stream()
        .map(
            month ->
                new Bucket(
                    MONTH.format(month.getKey()), MONTH.format(month.getKey()), month.getValue()))
        .toList();
  }

  /** A label has no fraction where that is zero. */
  private static Tick tick(Scale scale, BigDecimal tick, Function<BigDecimal, String> format) {
    BigDecimal y = scale.fromTop(tick, PLOT).add(BigDecimal.valueOf(TOP));
    String label = format.apply(tick);
    return new Tick(
        pixels(y),
        pixels(y.add(BigDecimal.valueOf(4))),
        label.endsWith(".00") ? label.substring(0, label.length() - 3) : label,
        tick.signum() == 0);
  }

  /** Positive amounts are stacked up from zero, negative ones down. */
  private static List<Block> blocks(
      Bucket bucket, List<Series> series, Scale scale, Function<BigDecimal, String> format) {
    BigDecimal above = BigDecimal.ZERO;
    BigDecimal below = BigDecimal.ZERO;
    List<Block> blocks = new ArrayList<>();
    for (Series one : series) {
      BigDecimal amount = one.amount().apply(bucket.days());
      if (amount.signum() != 0) {
        BigDecimal top = amount.signum() > 0 ? above.add(amount) : below;
        above = above.add(amount.max(BigDecimal.ZERO));
        below = below.add(amount.min(BigDecimal.ZERO));
        blocks.add(
            new Block(
                pixels(scale.fromTop(top, PLOT).add(BigDecimal.valueOf(TOP))),
                pixels(scale.length(amount, PLOT)),
                one.color(),
                "%s, %s: %s".formatted(bucket.name(), one.name(), format.apply(amount))));
      }
    }
    return blocks;
  }

  /** How long a bar of {@code part} is beside one of {@code greatest}, as a width. */
  static String percentOf(BigDecimal part, BigDecimal greatest) {
    return percent(new Scale(BigDecimal.ZERO, greatest).length(part, HUNDRED.intValueExact()));
  }

  private static String pixels(BigDecimal coordinate) {
    return coordinate.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
  }

  private static String percent(BigDecimal coordinate) {
    return coordinate.setScale(3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + "%";
  }

  /**
   * Maps amounts to lengths.
   *
   * @param least zero or less
   * @param greatest zero or more
   */
  record Scale(BigDecimal least, BigDecimal greatest) {
    private static final int DIGITS = 4;
    private static final int STEPS = 4;

    /** One that fits every bar. */
    private static Scale of(List<Bucket> buckets, List<Series> series) {
      BigDecimal least = BigDecimal.ZERO;
      BigDecimal greatest = BigDecimal.ZERO;
      for (Bucket bucket : buckets) {
        BigDecimal below = BigDecimal.ZERO;
        BigDecimal above = BigDecimal.ZERO;
        for (Series one : series) {
          BigDecimal amount = one.amount().apply(bucket.days());
          below = below.add(amount.min(BigDecimal.ZERO));
          above = above.add(amount.max(BigDecimal.ZERO));
        }
        least = least.min(below);
        greatest = greatest.max(above);
      }
      return new Scale(least, greatest);
    }

    /** The length of an amount, if all from least to greatest has the length {@code whole}. */
    BigDecimal length(BigDecimal amount, int whole) {
      return share(amount.abs(), whole);
    }

    /** How far below the top an amount lies. */
    BigDecimal fromTop(BigDecimal amount, int height) {
      return share(greatest.subtract(amount), height);
    }

    private BigDecimal share(BigDecimal part, int whole) {
      BigDecimal extent = greatest.subtract(least);
      return extent.signum() == 0
          ? BigDecimal.valueOf(whole)
          : part.multiply(BigDecimal.valueOf(whole)).divide(extent, DIGITS, RoundingMode.HALF_UP);
    }

    /** Round amounts, about four of them, zero included. */
    List<BigDecimal> ticks(BigDecimal smallestStep) {
      BigDecimal extent = greatest.subtract(least);
      if (extent.signum() == 0) {
        return List.of(BigDecimal.ZERO);
      }
      BigDecimal step = step(extent).max(smallestStep);
      List<BigDecimal> ticks = new ArrayList<>();
      BigDecimal tick = least.divide(step, 0, RoundingMode.UP).multiply(step);
      for (; tick.compareTo(greatest) <= 0; tick = tick.add(step)) {
        if (tick.compareTo(least) >= 0) {
          ticks.add(tick);
        }
      }
      return ticks;
    }

    /** 1, 2 or 5 times a power of ten. */
    private static BigDecimal step(BigDecimal extent) {
      BigDecimal wanted = extent.divide(BigDecimal.valueOf(STEPS), 12, RoundingMode.UP);
      BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(wanted.precision() - wanted.scale() - 1);
      for (String factor : List.of("1", "2", "5")) {
        BigDecimal step = power.multiply(new BigDecimal(factor));
        if (step.compareTo(wanted) >= 0) {
          return step;
        }
      }
      return power.multiply(BigDecimal.TEN);
    }
  }
}
