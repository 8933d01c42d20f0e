package io.github.usageexport.twilio;

import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.UsageRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads one list whole: follows every page, halves a page size that Twilio cannot serve, and reads
 * again a list that moved while it was read.
 */
final class UsageListReader {
  /** The first reading and two more. */
  private static final int READINGS = 3;

  private static final int SMALLEST_PAGE = 10;

  private final TwilioClient client;
  private final Duration patience;

  /** Only accounts whose pages had to be made smaller. */
  private final Map<AccountSid, Integer> pageSizes = new ConcurrentHashMap<>();

  UsageListReader(TwilioClient client) {
    this(client, client.settings().patience());
  }

  /**
   * @param patience how long one reading may go without a good answer, at most
   */
  UsageListReader(TwilioClient client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  /**
   * A list that was read to its end.
   *
   * @param hasOtherRows whether pages held other than the rows that they said, in each reading
   */
  record Whole(List<UsageRecord> rows, boolean hasOtherRows) {}

  /** Every record of the list; empty if Twilio says that it holds none (20404). */
  Optional<Whole> read(RecordList list) throws UnreadableException {
    Patience left = client.patience(patience);
    Optional<ListCheck.Flaw> flaw = Optional.empty();
    int readings = 0;
    while (readings < READINGS) {
      Reading reading = readOnce(list, left);
      switch (reading) {
        case Reading.Nothing _ -> {
          return Optional.empty();
        }
        case Reading.PagesTooLarge _ -> {}
        case Reading.ToTheEnd(List<UsageRecord> rows, ListCheck check) -> {
          readings++;
          flaw = check.flaw();
          boolean isLast = readings == READINGS;
          if (flaw.isEmpty() && (isLast || !check.hasOtherRows())) {
            return Optional.of(new Whole(rows, check.hasOtherRows()));
          }
        }
      }
    }
    throw flaw.orElseThrow().stillThere(READINGS);
  }

  private sealed interface Reading {
    record ToTheEnd(List<UsageRecord> rows, ListCheck check) implements Reading {}

    record Nothing() implements Reading {}

    record PagesTooLarge() implements Reading {}
  }

  private Reading readOnce(RecordList list, Patience patience) throws UnreadableException {
    int pageSize = pageSizes.getOrDefault(list.account(), client.settings().pageSize());
    String page = list.firstPage(pageSize);
    PageLinks links = new PageLinks(client.settings().origin(), page);
    UsagePageParser parser = new UsagePageParser(list.account());
    ListCheck check = new ListCheck(list, client.clock(), client::clockSkew);
    List<UsageRecord> rows = new ArrayList<>();
    while (check.flaw().isEmpty()) {
      TwilioResponse response = client.get(list.account(), page, patience);
      if (response.isNotFound()) {
        if (links.isFirst(page)) {
          return new Reading.Nothing();
        }
        check.addMissing(page);
      } else if (response.status() == 500 && pageSize > SMALLEST_PAGE) {
        pageSizes.merge(list.account(), Math.max(SMALLEST_PAGE, pageSize / 2), Math::min);
        return new Reading.PagesTooLarge();
      } else {
        Optional<UsagePage> parsed = parse(parser, response, page, patience);
        if (parsed.isPresent()) {
          UsagePage read = parsed.get();
          check.add(read);
          rows.addAll(read.records());
          String next = read.nextPageUri();
          if (next == null) {
            break;
          }
          page = links.follow(next, read.records().size());
        }
      }
    }
    return new Reading.ToTheEnd(rows, check);
  }

  /** Empty if the body is no page, after a wait: the same page is to be asked for again. */
  private Optional<UsagePage> parse(
      UsagePageParser parser, TwilioResponse response, String page, Patience patience)
      throws UnreadableException {
    try {
      if (!response.isOk()) {
        throw new IOException(response.describe());
      }
      UsagePage read = parser.parse(response.body());
      patience.rewarded();
      client.metrics().pageRead(read.records().size());
      return Optional.of(read);
    } catch (IOException e) {
      client.retryUnusable(page, response, e, patience);
      return Optional.empty();
    }
  }
}
