package io.github.usageexport.twilio;

import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each page of a list as it comes: a record that cannot be true ends the reading; a
 * duplicate or a gap is a flaw, which reading again may heal because lists move while they are
 * read.
 */
final class ListCheck {
  /** An as_of further ahead of our clock than this is no statement about the present. */
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  /** Of the texts of one period: its version is kept whole, in 4 MB of two bytes a character. */
  private static final int MAX_LENGTH = 1_500_000;

  /** What a record takes besides its texts, in characters. */
  private static final int LENGTH_OF_AMOUNTS = 40;

  private final RecordList list;
  private final Instant latestAsOf;
  private final Supplier<Optional<String>> clockSkew;
  private final Map<UsagePeriod, Set<Category>> seen = new HashMap<>();
  private final Map<UsagePeriod, Integer> lengths = new HashMap<>();
  private final PageIndexes indexes = new PageIndexes();
  private @Nullable Flaw flaw;
  private boolean hasOtherRows;

  /** What is wrong with a reading as a whole. */
  record Flaw(FailureReason reason, String what) {
    UnreadableException stillThere(int readings) {
      return new UnreadableException(
          reason,
          "%s, in each of %d readings".formatted(what, readings),
          "Run again; if it stays, show this line to Twilio's support");
    }
  }

  /**
   * @param clockSkew a sentence about this machine's clock, which may be why a record looks wrong
   */
  ListCheck(RecordList list, Clock clock, Supplier<Optional<String>> clockSkew) {
    this.list = list;
    this.latestAsOf = clock.instant().plus(CLOCK_SKEW);
    this.clockSkew = clockSkew;
  }

  void add(UsagePage page) throws UnreadableException {
    for (UsageRecord row : page.records()) {
      UsagePeriod period =
          list.periodOf(row).orElseThrow(() -> invalid(row, "it is outside " + list.asked()));
      if (row.asOf() != null && row.asOf().isAfter(latestAsOf)) {
        throw aheadOfTheClock(row);
      }
      Set<Category> stated = seen.computeIfAbsent(period, _ -> new HashSet<>());
      if (!stated.add(row.category())) {
        flawed("account %s has %s on %s twice".formatted(list.account(), row.category(), period));
      }
      checkLength(row, period);
    }
    if (PageIndexes.announcesOthers(
        page.records().size(), page.start(), page.end(), page.nextPageUri())) {
      hasOtherRows = true;
    }
    indexes
        .gapBefore(page.records().size(), page.start(), page.end())
        .ifPresent(
            gap ->
                flawed(
                    "account %s: records %s of %s are on no page"
                        .formatted(list.account(), gap, list.asked())));
  }

  /** A page that the page before it names, and that Twilio then does not know. */
  void addMissing(String page) {
    flaw = new Flaw(FailureReason.INVALID_PAGING, "there is no page " + page + ", named as next");
  }

  /** Of many flaws the first is named. */
  private void flawed(String what) {
    if (flaw == null) {
      flaw = new Flaw(FailureReason.INVALID_RECORD, what);
    }
  }

  private void checkLength(UsageRecord row, UsagePeriod period) throws UnreadableException {
    int length = lengths.merge(period, lengthOf(row), Integer::sum);
    if (length > MAX_LENGTH) {
      throw invalid(
          row,
          "the texts of %s have over %d characters with it, which is more than can be kept"
              .formatted(period, MAX_LENGTH));
    }
  }

  private static int lengthOf(UsageRecord row) {
    return LENGTH_OF_AMOUNTS
        + row.category().name().length()
        + lengthOf(row.description())
        + lengthOf(row.countUnit())
        + lengthOf(row.usageUnit())
        + lengthOf(row.priceUnit());
  }

  private static int lengthOf(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  /** Whether a page held other than the rows that it says. */
  boolean hasOtherRows() {
    return hasOtherRows;
  }

  Optional<Flaw> flaw() {
    return Optional.ofNullable(flaw);
  }

  private UnreadableException aheadOfTheClock(UsageRecord row) {
    String why = "its as_of %s is over an hour ahead of the clock".formatted(row.asOf());
    return clockSkew
        .get()
        .map(
            skew ->
                invalid(
                    row,
                    why + ", and " + skew,
                    "Set this machine's clock, and let it be kept right (NTP)"))
        .orElseGet(() -> invalid(row, why));
  }

  private UnreadableException invalid(UsageRecord row, String why) {
    return invalid(row, why, "Run again; if it stays, show this line to Twilio's support");
  }

  private UnreadableException invalid(UsageRecord row, String why, String remedy) {
    return new UnreadableException(
        FailureReason.INVALID_RECORD,
        "the record %s of account %s on %s cannot be: %s"
            .formatted(row.category(), list.account(), row.startDate(), why),
        remedy);
  }
}
