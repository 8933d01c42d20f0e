package io.github.usageexport.twilio;

import io.github.usageexport.pipeline.UnreadableException;
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
import org.jspecify.annotations.Nullable;

/**
 * Looks at each page of a list as it comes: a record that cannot be true ends the reading; a
 * duplicate or a gap is a flaw, which reading again may heal because lists move while they are
 * read.
 */
final class ListCheck {
  /** An as_of further ahead of our clock than this is no statement about the present. */
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  private final RecordList list;
  private final Instant latestAsOf;
  private final Map<UsagePeriod, Set<Category>> seen = new HashMap<>();
  private int nextIndex;
  private @Nullable Flaw flaw;

  /** What is wrong with a reading as a whole. */
  record Flaw(FailureReason reason, String what) {
    UnreadableException stillThere(int readings) {
      return new UnreadableException(
          reason,
          "%s, in each of %d readings".formatted(what, readings),
          "Run again; if it stays, show this line to Twilio's support");
    }
  }

  ListCheck(RecordList list, Clock clock) {
    this.list = list;
    this.latestAsOf = clock.instant().plus(CLOCK_SKEW);
  }

  void add(UsagePage page) throws UnreadableException {
    for (UsageRecord row : page.records()) {
      UsagePeriod period =
          list.periodOf(row).orElseThrow(() -> invalid(row, "it is outside " + list.asked()));
      if (row.asOf() != null && row.asOf().isAfter(latestAsOf)) {
        throw invalid(row, "its as_of %s is over an hour ahead of the clock".formatted(row.asOf()));
      }
      Set<Category> stated = seen.computeIfAbsent(period, _ -> new HashSet<>());
      if (!stated.add(row.category()) && flaw == null) {
        flaw =
            invalidRecord(
                "account %s has %s on %s twice".formatted(list.account(), row.category(), period));
      }
    }
    checkIndexes(page);
  }

  /** Twilio counts records from 0 through the whole list; an empty page says 0 and 0. */
  private void checkIndexes(UsagePage page) {
    Integer start = page.start();
    Integer end = page.end();
    if (page.records().isEmpty() || start == null || end == null) {
      return;
    }
    if (start > nextIndex && flaw == null) {
      flaw =
          invalidRecord(
              "account %s: records %d to %d of %s are on no page"
                  .formatted(list.account(), nextIndex, start - 1, list.asked()));
    }
    nextIndex = Math.max(end, start) + 1;
  }

  /** A page that the page before it names, and that Twilio then does not know. */
  void addMissing(String page) {
    flaw = new Flaw(FailureReason.INVALID_PAGING, "there is no page " + page + ", named as next");
  }

  private static Flaw invalidRecord(String what) {
    return new Flaw(FailureReason.INVALID_RECORD, what);
  }

  Optional<Flaw> flaw() {
    return Optional.ofNullable(flaw);
  }

  private UnreadableException invalid(UsageRecord row, String why) {
    return new UnreadableException(
        FailureReason.INVALID_RECORD,
        "the record %s of account %s on %s cannot be: %s"
            .formatted(row.category(), list.account(), row.startDate(), why),
        "Run again; if it stays, show this line to Twilio's support");
  }
}
