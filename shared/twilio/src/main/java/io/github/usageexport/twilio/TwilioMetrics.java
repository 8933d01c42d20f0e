package io.github.usageexport.twilio;

import io.github.usageexport.run.SourceCounts;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was asked of Twilio and what came of it. */
public final class TwilioMetrics {
  private final LongAdder requests = new LongAdder();
  private final LongAdder pages = new LongAdder();
  private final LongAdder records = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder throttled = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger maxInFlight = new AtomicInteger();

  void requestStarted() {
    requests.increment();
    maxInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
  }

  void requestEnded() {
    inFlight.decrementAndGet();
  }

  void bytesRead(int count) {
    bytes.add(count);
  }

  void pageRead(int recordsOnPage) {
    pages.increment();
    records.add(recordsOnPage);
  }

  void retried() {
    retries.increment();
  }

  void throttled() {
    throttled.increment();
  }

  /** The counts as of now. */
  public SourceCounts counts() {
    return new SourceCounts(
        requests.sum(),
        pages.sum(),
        records.sum(),
        retries.sum(),
        throttled.sum(),
        maxInFlight.get(),
        bytes.sum());
  }
}
