package io.github.usageexport.snapshot;

import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is believed now of one account and period, and how its last reading ended.
 *
 * @param belief null until a complete statement was recorded
 * @param reason why the last attempt gave no statement; null if it gave one
 */
public record Head(UsagePeriod period, @Nullable Belief belief, @Nullable FailureReason reason) {

  /**
   * The current version.
   *
   * @param versions how many were recorded, OUT_OF_ORDER ones included
   * @param current the number of the current one
   * @param digest the {@link Content#shortDigest} of its content; a whole one is cut to it, because
   *     a month of heads is written at every reading and should cost one unit of writing
   * @param asOf of the current version
   * @param confirmedAsOf Twilio's newest statement that still said the same
   */
  public record Belief(
      int versions,
      int current,
      String digest,
      Instant asOf,
      Instant confirmedAsOf,
      Instant observedAt,
      Instant firstObservedAt) {
    public Belief {
      digest = Content.shortened(digest);
    }

    /** What a version just recorded makes us believe. */
    static Belief in(Version version, Instant firstObservedAt) {
      return new Belief(
          version.number(),
          version.number(),
          version.content().digest(),
          version.asOf(),
          version.asOf(),
          version.observedAt(),
          firstObservedAt);
    }

    Belief confirmedBy(Instant newerAsOf) {
      return new Belief(versions, current, digest, asOf, newerAsOf, observedAt, firstObservedAt);
    }

    Belief withOneMoreVersion() {
      return new Belief(
          versions + 1, current, digest, asOf, confirmedAsOf, observedAt, firstObservedAt);
    }
  }

  static Head unread(UsagePeriod period) {
    return new Head(period, null, null);
  }

  public Optional<Belief> known() {
    return Optional.ofNullable(belief);
  }

  Head believing(Belief next) {
    return new Head(period, next, null);
  }

  Head failing(FailureReason why) {
    return new Head(period, belief, why);
  }
}
