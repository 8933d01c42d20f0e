package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Account;
import java.time.Instant;

/**
 * An account that Twilio listed at least once. Closed accounts vanish from Twilio's list after 30
 * days; they stay known here.
 *
 * @param account as last listed
 * @param statusSince when its present status was first seen
 * @param listed whether the newest list still had it
 */
public record KnownAccount(
    Account account, Instant firstSeen, Instant lastSeen, Instant statusSince, boolean listed) {

  public static KnownAccount firstSeen(Account account, Instant now) {
    return new KnownAccount(account, now, now, now, true);
  }

  /**
   * Listed by Twilio once more.
   *
   * @param seen when; where clocks differ or a list comes late, no moment moves back
   */
  public KnownAccount listedAgain(Account now, Instant seen) {
    Instant latest = seen.isAfter(lastSeen) ? seen : lastSeen;
    boolean sameStatus = now.status().equals(account.status());
    return new KnownAccount(now, firstSeen, latest, sameStatus ? statusSince : latest, true);
  }

  public KnownAccount notListed() {
    return new KnownAccount(account, firstSeen, lastSeen, statusSince, false);
  }
}
