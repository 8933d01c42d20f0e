package io.github.usageexport.control;

import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of Twilio's sums against the days that it is of, all of them known. */
public record RecordsSum(AccountMonth month, ControlReading reading) {

  /**
   * Whether days that were just read make what Twilio sums them up to, category by category.
   *
   * @param sum what Twilio states of the same days together
   */
  public static boolean agree(Stream<UsageRecord> days, Collection<UsageRecord> sum) {
    SortedMap<Category, Sums> sums = new TreeMap<>();
    days.map(StatedAmounts::of)
        .filter(row -> !row.isZero())
        .forEach(row -> sums.computeIfAbsent(row.category(), any -> new Sums()).addDay(row));
    sum.stream()
        .map(StatedAmounts::of)
        .filter(row -> !row.isZero())
        .forEach(row -> sums.computeIfAbsent(row.category(), any -> new Sums()).addSum(row));
    return sums.values().stream().allMatch(category -> category.differing().isEmpty());
  }

  /** The categories that differ, or that none does. */
  List<Finding> check() {
    SortedMap<Category, Sums> sums = new TreeMap<>();
    month
        .rows(reading.range())
        .forEach(row -> sums.computeIfAbsent(row.category(), any -> new Sums()).addDay(row));
    reading
        .content()
        .rows()
        .forEach(row -> sums.computeIfAbsent(row.category(), any -> new Sums()).addSum(row));
    List<Finding> findings = new ArrayList<>();
    sums.forEach(
        (category, sum) ->
            sum.differing()
                .ifPresent(apart -> findings.add(apart.finding(month, reading, category))));
    return findings.isEmpty()
        ? List.of(
            Finding.counted(
                ControlCheck.DAYS_AGAINST_RECORDS,
                month.sid(),
                sums.size(),
                sums.size(),
                Verdict.PASS,
                "The days of each category make what Twilio sums them up to."))
        : findings;
  }

  /** One kind of amount, once summed by Twilio and once by day. */
  private record Apart(
      String what,
      @Nullable String unit,
      BigDecimal expected,
      BigDecimal actual,
      BigDecimal tolerance) {

    boolean differs() {
      return !Prices.agree(expected, actual, tolerance);
    }

    Finding finding(AccountMonth month, ControlReading reading, Category category) {
      Skew skew = month.skew(reading);
      return Finding.compared(
          ControlCheck.DAYS_AGAINST_RECORDS,
          month.sid(),
          category,
          what.equals("price") ? unit : null,
          expected,
          actual,
          tolerance,
          // The days were read again before they were recorded: they are not in motion.
          Verdict.ofDifference(!skew.explains()),
          "Over %s Twilio sums the %s of %s to %s, and its days make %s.%s"
              .formatted(
                  reading.range(),
                  what,
                  category,
                  Prices.text(expected, unit),
                  Prices.text(actual, unit),
                  skew.explains()
                      ? skew.sentence()
                      : " A day may have been read while it moved: run again over the whole"
                          + " range."));
    }
  }

  /** What the days and the sum state of one category. */
  private static final class Sums {
    private final List<StatedAmounts> days = new ArrayList<>();
    private final List<StatedAmounts> sum = new ArrayList<>();

    void addDay(StatedAmounts row) {
      days.add(row);
    }

    void addSum(StatedAmounts row) {
      sum.add(row);
    }

    Optional<Apart> differing() {
      return Stream.of(
              apart("price", StatedAmounts::price, StatedAmounts::priceUnit),
              apart("usage", StatedAmounts::usage, StatedAmounts::usageUnit),
              apart("count", StatedAmounts::count, StatedAmounts::countUnit))
          .filter(Apart::differs)
          .findFirst();
    }

    private Apart apart(
        String what,
        Function<StatedAmounts, @Nullable Amount> amount,
        Function<StatedAmounts, @Nullable String> unit) {
      return new Apart(
          what,
          Stream.concat(sum.stream(), days.stream())
              .map(row -> Optional.ofNullable(unit.apply(row)))
              .flatMap(Optional::stream)
              .findFirst()
              .orElse(null),
          total(sum, amount),
          total(days, amount),
          Prices.tolerance(days.size()));
    }

    private static BigDecimal total(
        List<StatedAmounts> rows, Function<StatedAmounts, @Nullable Amount> amount) {
      return rows.stream()
          .map(row -> Prices.orZero(amount.apply(row)))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }
}
