package io.github.usageexport.report;

import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What was known at a given time.
 *
 * @param at null for now
 */
record KnownAt(@Nullable Instant at, Settlement settlement) {

  /** Whether a version was known; the one with the greatest number is the current one. */
  boolean holds(Version version) {
    return !version.isOutOfOrder() && isBy(version.observedAt());
  }

  boolean holds(KnownAccount known) {
    return isBy(known.firstSeen());
  }

  boolean hasBegun(UsagePeriod day) {
    return isBy(day.firstDay().atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** Heads hold the outcome of the latest attempt only, not of the one at an earlier time. */
  boolean isOfNow() {
    return at == null;
  }

  /**
   * The latest time at which Twilio still returned the same values. Confirmations are not kept one
   * by one, so for a past time this is the as_of of the version.
   */
  Instant confirmedAsOf(Version version, @Nullable Head head) {
    if (isOfNow() && head != null) {
      return head.known()
          .filter(belief -> belief.current() == version.number())
          .map(Head.Belief::confirmedAsOf)
          .orElse(version.asOf());
    }
    return version.asOf();
  }

  SettlementState state(Version version, Instant confirmedAsOf) {
    return settlement.state(version.period(), version.asOf(), confirmedAsOf);
  }

  SettlementState stateBefore(Version version, Version.Replaced replaced) {
    return settlement.state(version.period(), replaced);
  }

  private boolean isBy(Instant moment) {
    return at == null || !moment.isAfter(at);
  }
}
