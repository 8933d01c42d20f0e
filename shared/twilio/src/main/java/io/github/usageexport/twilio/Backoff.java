package io.github.usageexport.twilio;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: Retry-After where Twilio gives one that lies ahead, else a
 * random part of a doubling span (full jitter), so that many readers do not come back at once.
 */
record Backoff(Duration retryAfterCap, RandomGenerator random) {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final int MAX_DOUBLINGS = 5;

  /**
   * @param attempt failures so far, from 1
   */
  Duration before(int attempt, Optional<String> retryAfter, Instant now) {
    return retryAfter
        .flatMap(header -> parse(header, now))
        .filter(Duration::isPositive)
        .map(asked -> asked.compareTo(retryAfterCap) > 0 ? retryAfterCap : asked)
        .orElseGet(() -> jittered(attempt));
  }

  private Duration jittered(int attempt) {
    Duration span = FIRST.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
    Duration bounded = span.compareTo(LONGEST) > 0 ? LONGEST : span;
    return Duration.ofMillis(random.nextLong(bounded.toMillis() + 1));
  }

  /** Seconds or an HTTP date (RFC 9110 §10.2.3); anything else is as if it were not there. */
  private static Optional<Duration> parse(String header, Instant now) {
    String text = header.strip();
    try {
      if (!text.isEmpty()
          && text.length() <= 9
          && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
      }
      return Optional.of(
          Duration.between(
              now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
