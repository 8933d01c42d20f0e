package io.github.usageexport.control;

import io.github.usageexport.snapshot.Version;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an account's days cost together against what Twilio states for the month. */
record DaysAgainstMonth() {

  Optional<Finding> check(AccountMonth month) {
    return month.readings().stream()
        .filter(reading -> reading.kind() == ControlKind.MONTH)
        .max(Comparator.comparing(ControlReading::asOf))
        .map(reading -> check(month, reading));
  }

  private static Finding check(AccountMonth month, ControlReading reading) {
    if (reading.failure().isPresent()) {
      return notCompared(
          month,
          "Twilio's record of the month could not be read (%s)."
              .formatted(reading.failure().get()));
    }
    long unknown = month.unknown(reading.range());
    if (unknown > 0) {
      return notCompared(
          month,
          "%d days of %s are not known; run over all of them.".formatted(unknown, reading.range()));
    }
    String unit = reading.content().currency();
    BigDecimal expected = Prices.total(reading.content());
    BigDecimal actual =
        month
            .days()
            .subMap(reading.range().start(), reading.range().end().plusDays(1))
            .values()
            .stream()
            .map(Version::content)
            .map(Prices::total)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal tolerance = Prices.tolerance(month.days().size());
    boolean agrees = Prices.agree(expected, actual, tolerance);
    return Finding.compared(
        ControlCheck.DAYS_AGAINST_MONTH,
        month.sid(),
        null,
        unit,
        expected,
        actual,
        tolerance,
        agrees ? Verdict.PASS : verdict(month, reading),
        agrees
            ? "The days cost together what Twilio states for the month."
            : difference(month, reading, expected, actual, unit));
  }

  private static Verdict verdict(AccountMonth month, ControlReading reading) {
    return Verdict.ofDifference(
        month.isSettled(reading.range()) && !month.skew(reading).explains());
  }

  private static String difference(
      AccountMonth month,
      ControlReading reading,
      BigDecimal expected,
      BigDecimal actual,
      @Nullable String unit) {
    Skew skew = month.skew(reading);
    return "Twilio states %s for %s, and its days cost %s together.%s"
        .formatted(
            Prices.text(expected, unit),
            reading.range(),
            Prices.text(actual, unit),
            skew.explains()
                ? skew.sentence()
                : " A monthly charge may be on no day; ask Twilio's support which of the two is"
                    + " billed.");
  }

  private static Finding notCompared(AccountMonth month, String why) {
    return Finding.notCompared(ControlCheck.DAYS_AGAINST_MONTH, month.sid(), why);
  }
}
