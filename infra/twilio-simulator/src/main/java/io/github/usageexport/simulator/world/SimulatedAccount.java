package io.github.usageexport.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * An account, from its creation to its end.
 *
 * @param index 0 for the parent
 * @param created whole seconds
 * @param fate the status that it takes at {@code fateAt}; ACTIVE if nothing happens to it
 * @param fateAt when it was suspended or closed; its creation if nothing happens to it
 * @param activity what it does in a day, relative to the others; 0 for an account without usage
 */
public record SimulatedAccount(
    int index,
    String sid,
    String ownerSid,
    String friendlyName,
    String authToken,
    Instant created,
    AccountStatus fate,
    Instant fateAt,
    int activity) {
  /** A closed account is deleted 30 days later, and then gone from the list (Twilio's default). */
  private static final Duration KEPT_AFTER_CLOSING = Duration.ofDays(30);

  public SimulatedAccount {
    if (fateAt.isBefore(created) || activity < 0) {
      throw new IllegalArgumentException(
          "account %s: its fate at %s must follow its creation at %s, its activity %d not be < 0"
              .formatted(sid, fateAt, created, activity));
    }
  }

  public boolean isParent() {
    return index == 0;
  }

  /** The GMT day of its creation: no usage is stated for any day before. */
  public LocalDate firstDay() {
    return LocalDate.ofInstant(created, ZoneOffset.UTC);
  }

  public AccountStatus status(Instant at) {
    return at.isBefore(fateAt) ? AccountStatus.ACTIVE : fate;
  }

  /** When it last changed: the date_updated that Twilio shows. */
  public Instant updated(Instant at) {
    return at.isBefore(fateAt) ? created : fateAt;
  }

  /** Whether it has been created and not been deleted. */
  public boolean exists(Instant at) {
    return !at.isBefore(created)
        && (fate != AccountStatus.CLOSED || at.isBefore(fateAt.plus(KEPT_AFTER_CLOSING)));
  }

  boolean hasUsageOn(LocalDate day) {
    return activity > 0
        && !day.isBefore(firstDay())
        && (fate == AccountStatus.ACTIVE
            || !day.isAfter(LocalDate.ofInstant(fateAt, ZoneOffset.UTC)));
  }

  /** Without the token. */
  @Override
  public String toString() {
    return sid + " " + friendlyName;
  }
}
