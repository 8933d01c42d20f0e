package io.github.usageexport.report.html;

import io.github.usageexport.report.Money;
import io.github.usageexport.report.Prices;
import io.github.usageexport.report.ReportWording;
import io.github.usageexport.report.ReportedAccount;
import io.github.usageexport.report.ReportedDay;
import io.github.usageexport.report.ReportedRun;
import io.github.usageexport.report.RestatedDay;
import io.github.usageexport.report.Restatements;
import io.github.usageexport.report.Trust;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.Words;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.DateRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The view model of the page: the report, and what its templates need besides.
 *
 * @param spend one for each currency of the total
 * @param settlement account-days by settlement state
 */
record ReportPage(UsageReport report, Trust trust, List<Spend> spend, ChartModel settlement) {
  /** Rows of a table at most; the lake has the rest. */
  static final int MAX_ROWS = 500;

  /** Settlement states in the order in which they are stacked and listed. */
  static final List<SettlementState> STATES = List.of(SettlementState.values()).reversed();

  private static final String STYLE = "report.css";

  static ReportPage of(UsageReport report) {
    List<Spend> spend = new ArrayList<>();
    for (String currency : report.total().byCurrency().keySet()) {
      spend.add(Spend.of(report, currency, spend.size() + 1));
    }
    return new ReportPage(report, Trust.in(report), List.copyOf(spend), settlement(report.days()));
  }

  private static ChartModel settlement(List<ReportedDay> days) {
    List<ChartModel.Series> series = new ArrayList<>();
    for (SettlementState state : STATES) {
      series.add(
          count(
              ReportWording.label(state),
              explanation(state),
              "s-" + ReportWording.label(state),
              day -> day.count(state)));
    }
    series.add(count("missing", "missing: no values", "s-missing", ReportedDay::missing));
    return ChartModel.of(
        days, series, BigDecimal.ONE, count -> count.stripTrailingZeros().toPlainString());
  }

  private static ChartModel.Series count(
      String name, String legend, String color, ToIntFunction<ReportedDay> count) {
    return new ChartModel.Series(
        name, legend, color, days -> BigDecimal.valueOf(days.stream().mapToInt(count).sum()));
  }

  /**
   * What was spent in one currency.
   *
   * @param number of the currency in the report, for ids that are unique in the page
   * @param accounts all of them, the largest spender first
   */
  record Spend(
      String currency,
      int number,
      BigDecimal total,
      Palette palette,
      ChartModel chart,
      List<ReportedAccount> accounts) {
    private static final int MAX_BARS = 12;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    static Spend of(UsageReport report, String currency, int number) {
      Palette palette = Palette.of(report, currency);
      return new Spend(
          currency,
          number,
          report.total().in(currency),
          palette,
          ChartModel.of(report.days(), palette.series(), CENT, Money::of),
          report.accountsBySpend(currency));
    }

    BigDecimal price(ReportedAccount account) {
      return account.total().in(currency);
    }

    /** The accounts with a row and a bar of their own. */
    List<ReportedAccount> largestAccounts() {
      return accounts.size() <= MAX_BARS + 1 ? accounts : accounts.subList(0, MAX_BARS);
    }

    /** The accounts that share one row; empty if every account has its own. */
    List<ReportedAccount> otherAccounts() {
      return accounts.subList(largestAccounts().size(), accounts.size());
    }

    BigDecimal greatestPrice() {
      return accounts.stream().map(this::price).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    BigDecimal priceOfOthers() {
      return otherAccounts().stream().map(this::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How much Twilio restated of these accounts; a dash for nothing. */
    String restated(List<ReportedAccount> accounts) {
      BigDecimal restated =
          accounts.stream()
              .map(account -> account.restated().in(currency))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      return restated.signum() == 0 ? "–" : Money.signed(restated);
    }
  }

  /** The first {@link #MAX_ROWS}. */
  static <T> List<T> shown(List<T> rows) {
    return rows.subList(0, Math.min(MAX_ROWS, rows.size()));
  }

  /** Enough of a SID to find it in the table of all accounts, which has all of it. */
  static String shortened(AccountSid sid) {
    String text = sid.value();
    return text.substring(0, 8) + "…" + text.substring(text.length() - 4);
  }

  static DateRange range(List<LocalDate> days) {
    return new DateRange(days.getFirst(), days.getLast());
  }

  /** With a capital letter and a full stop. */
  static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  static String exact(@Nullable Amount amount) {
    return amount == null ? "–" : amount.toString();
  }

  private static String explanation(SettlementState state) {
    return switch (state) {
      case OPEN -> "open: the day is not over";
      case PROVISIONAL -> "provisional: may still change";
      case SETTLED -> "settled: not expected to change";
      case CLOSED -> "closed: the month is closed";
    };
  }

  static String previousState(RestatedDay restated) {
    SettlementState state = restated.previousState();
    return state == SettlementState.CLOSED ? "closed: a correction" : ReportWording.label(state);
  }

  boolean isOfRun(RestatedDay restated) {
    ReportedRun run = report.run();
    return run != null && restated.runId().equals(run.id());
  }

  String trustClass() {
    return trust.answer().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String restatedSentence() {
    Restatements restatements = report.restatements();
    if (restatements.all().versions() == 0) {
      return "No completed day has been restated.";
    }
    String ever =
        "%s restated after the day was over, %s in total."
            .formatted(
                Words.count(restatements.all().versions(), "account-day"),
                moved(restatements.all().delta()));
    int ofRun = restatements.ofRun().versions();
    if (report.run() == null) {
      return ever;
    }
    if (ofRun == 0) {
      return ever + " None of them by this run.";
    }
    return ofRun == restatements.all().versions()
        ? ever + " All of them by this run."
        : ever
            + " %d of them by this run, %s.".formatted(ofRun, moved(restatements.ofRun().delta()));
  }

  private static String moved(Prices delta) {
    return delta.byCurrency().isEmpty()
        ? "with the price unchanged"
        : "by " + ReportWording.change(delta);
  }

  String settlementSentence() {
    List<String> counts = new ArrayList<>();
    for (SettlementState state : STATES) {
      if (report.count(state) > 0) {
        counts.add(
            String.format(Locale.ROOT, "%,d %s", report.count(state), ReportWording.label(state)));
      }
    }
    String states =
        counts.isEmpty()
            ? "No account-days are known."
            : "Account-days: " + String.join(", ", counts) + ".";
    return report.asKnownAt() == null
        ? states
        : states + " For a past moment, each state is the one at the as_of of the values.";
  }

  String style() {
    try (InputStream resource = ReportPage.class.getResourceAsStream(STYLE)) {
      if (resource == null) {
        throw new IllegalStateException(STYLE + " is missing from the jar");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the content security policy allows the style by. */
  String styleDigest() {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(style().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
