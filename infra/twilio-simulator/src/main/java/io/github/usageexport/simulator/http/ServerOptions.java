package io.github.usageexport.simulator.http;

import java.time.Duration;

/**
 * How the server behaves, whatever it states.
 *
 * @param port on 127.0.0.1; 0 for a free one
 * @param latency before every answer
 * @param latencyPerRow besides, for every row of the answer
 * @param mostInFlight requests beyond so many at once are answered 429; 0 for no limit
 * @param stallCap how long a body stalls or trickles before the connection is closed
 * @param retryAfter what a 429 names, where it names something; whole seconds
 * @param envelope which fields a page has around its rows
 * @param disagreement a resource that does not agree with the days of the accounts
 */
public record ServerOptions(
    int port,
    Duration latency,
    Duration latencyPerRow,
    int mostInFlight,
    Duration stallCap,
    Duration retryAfter,
    Envelope envelope,
    Disagreement disagreement) {
  /** The fields around the rows of a page. */
  public enum Envelope {
    /** As in Twilio's OpenAPI. */
    CURRENT,
    /**
     * With {@code num_pages}, {@code total} and {@code last_page_uri}, as in Twilio's old samples.
     */
    LEGACY
  }

  public ServerOptions {
    if (port < 0 || port > 65_535 || mostInFlight < 0) {
      throw new IllegalArgumentException(
          "port %d must be 0 to 65535, mostInFlight %d not below 0".formatted(port, mostInFlight));
    }
    if (latency.isNegative() || latencyPerRow.isNegative() || stallCap.isNegative()) {
      throw new IllegalArgumentException("times must not be below zero");
    }
  }

  /** A free port, no latency, no limit, stalls of 30 seconds, Retry-After one second. */
  public static ServerOptions defaults() {
    return new ServerOptions(
        0,
        Duration.ZERO,
        Duration.ZERO,
        0,
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        Envelope.CURRENT,
        Disagreement.NONE);
  }

  public ServerOptions withPort(int value) {
    return new ServerOptions(
        value, latency, latencyPerRow, mostInFlight, stallCap, retryAfter, envelope, disagreement);
  }

  public ServerOptions withLatency(Duration perRequest, Duration perRow) {
    return new ServerOptions(
        port, perRequest, perRow, mostInFlight, stallCap, retryAfter, envelope, disagreement);
  }

  public ServerOptions withMostInFlight(int value) {
    return new ServerOptions(
        port, latency, latencyPerRow, value, stallCap, retryAfter, envelope, disagreement);
  }

  public ServerOptions withStallCap(Duration value) {
    return new ServerOptions(
        port, latency, latencyPerRow, mostInFlight, value, retryAfter, envelope, disagreement);
  }

  public ServerOptions withRetryAfter(Duration value) {
    return new ServerOptions(
        port, latency, latencyPerRow, mostInFlight, stallCap, value, envelope, disagreement);
  }

  public ServerOptions withEnvelope(Envelope value) {
    return new ServerOptions(
        port, latency, latencyPerRow, mostInFlight, stallCap, retryAfter, value, disagreement);
  }

  public ServerOptions withDisagreement(Disagreement value) {
    return new ServerOptions(
        port, latency, latencyPerRow, mostInFlight, stallCap, retryAfter, envelope, value);
  }
}
