package io.github.usageexport.snapshot;

import io.github.usageexport.usage.UsagePeriod;
import java.time.Duration;
import java.time.Instant;

/**
 * When a period counts as settled. Twilio publishes no settlement period, so each is a setting.
 *
 * @param afterPeriod from the period's end until it can be SETTLED
 * @param unchanged from the version's as_of until it can be SETTLED
 * @param afterMonth from the end of the period's last month until it is CLOSED
 */
public record Settlement(Duration afterPeriod, Duration unchanged, Duration afterMonth) {
  public static final Settlement DEFAULT =
      new Settlement(Duration.ofDays(3), Duration.ofDays(2), Duration.ofDays(10));

  /**
   * The state of a version, measured at the moment of Twilio's newest statement that still said so.
   *
   * @param asOf when Twilio first stated the version's content
   * @param measuredAt usually the head's confirmed_as_of
   */
  public SettlementState state(UsagePeriod period, Instant asOf, Instant measuredAt) {
    if (measuredAt.isBefore(period.end())) {
      return SettlementState.OPEN;
    }
    if (!measuredAt.isBefore(period.endOfMonth().plus(afterMonth))) {
      return SettlementState.CLOSED;
    }
    boolean settled =
        !measuredAt.isBefore(period.end().plus(afterPeriod))
            && !measuredAt.isBefore(asOf.plus(unchanged));
    return settled ? SettlementState.SETTLED : SettlementState.PROVISIONAL;
  }

  /** The state of a version when another replaced it. */
  public SettlementState state(UsagePeriod period, Version.Replaced replaced) {
    return state(period, replaced.asOf(), replaced.confirmedAsOf());
  }
}
