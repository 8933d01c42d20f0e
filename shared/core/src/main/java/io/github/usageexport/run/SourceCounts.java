package io.github.usageexport.run;

/**
 * What was asked of Twilio.
 *
 * @param maxInFlight the most requests at once
 * @param bytes of answers
 */
public record SourceCounts(
    long requests,
    long pages,
    long records,
    long retries,
    long throttled,
    int maxInFlight,
    long bytes) {
  public static final SourceCounts NONE = new SourceCounts(0, 0, 0, 0, 0, 0, 0);

  /** With what another process asked; of the most requests at once, the greater. */
  public SourceCounts plus(SourceCounts other) {
    return new SourceCounts(
        requests + other.requests,
        pages + other.pages,
        records + other.records,
        retries + other.retries,
        throttled + other.throttled,
        Math.max(maxInFlight, other.maxInFlight),
        bytes + other.bytes);
  }

  /** What was asked since then; the most requests at once are those since the very beginning. */
  public SourceCounts since(SourceCounts before) {
    return new SourceCounts(
        requests - before.requests,
        pages - before.pages,
        records - before.records,
        retries - before.retries,
        throttled - before.throttled,
        maxInFlight,
        bytes - before.bytes);
  }
}
