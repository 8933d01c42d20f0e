package io.github.usageexport.report;

import io.github.usageexport.snapshot.SettlementState;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The wording that the HTML page and the terminal's text have in common. */
public final class ReportWording {
  public static final String NO_PRICES = "no prices are known for these days";
  public static final String NO_MISSING_DAYS = "no missing days";
  public static final String PREVIOUS_VALUES_KEPT = "previous values kept";

  private ReportWording() {}

  /** How much the report covers: {@code 8 accounts, 31 days (GMT)}. */
  public static String coverage(UsageReport report) {
    return Words.count(report.accounts().size(), "account")
        + ", "
        + Words.count(report.days().size(), "day")
        + " (GMT)";
  }

  /** {@code 688 controls pass, 63 warn, 0 fail}. */
  public static String controls(Checks checks) {
    return "%d controls pass, %d warn, %d fail"
        .formatted(checks.pass(), checks.warn(), checks.fail());
  }

  /** {@code USD 12.50, EUR 3.00}. */
  public static String prices(Prices prices) {
    return list(prices, Money::of);
  }

  /** {@code USD +12.50}, or that the price is unchanged. */
  public static String change(Prices prices) {
    return prices.byCurrency().isEmpty() ? "price unchanged" : list(prices, Money::signed);
  }

  private static String list(Prices prices, Function<BigDecimal, String> format) {
    return prices.byCurrency().entrySet().stream()
        .map(price -> Money.currency(price.getKey()) + " " + format.apply(price.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** {@code provisional}. */
  public static String label(SettlementState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
