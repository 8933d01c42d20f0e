package io.github.usageexport.lake;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account that the store knows: a row of {@code accounts}.
 *
 * @param dateCreated null where Twilio states none
 */
public record AccountRow(
    AccountSid accountSid,
    String accountName,
    AccountStatus accountStatus,
    AccountSid parentAccountSid,
    @Nullable Instant dateCreated,
    Instant firstSeen,
    Instant lastSeen,
    Instant statusSince,
    boolean listed) {

  public AccountRow {
    if (lastSeen.isBefore(firstSeen)) {
      throw new IllegalArgumentException(
          "%s was last seen %s, before it was first seen %s"
              .formatted(accountSid, lastSeen, firstSeen));
    }
  }
}
