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
 * What could be known at one moment.
 *
 * @param at null for the newest
 */
record Knowledge(@Nullable Instant at, Settlement settlement) {

  /**
   * Whether a version could be believed; of one account-day the one with the greatest number is.
   */
  boolean holds(Version version) {
    return !version.isOutOfOrder() && isBy(version.observedAt());
  }

  boolean holds(KnownAccount known) {
    return isBy(known.firstSeen());
  }

  boolean hasBegun(UsagePeriod day) {
    return isBy(day.firstDay().atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** The heads say how the last attempt of all went, not how the last one of that moment did. */
  boolean isOfNow() {
    return at == null;
  }

  /**
   * The newest moment at which Twilio is known to have still said the same. Later confirmations are
   * not kept one by one, so that of the past it is the version's own as_of.
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
