package io.github.usageexport.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account as Twilio lists it. The list's {@code auth_token} is no part of it.
 *
 * @param parent the account that owns this one; a parent owns itself
 * @param dateCreated null where Twilio states none
 */
public record Account(
    AccountSid sid,
    String name,
    AccountStatus status,
    AccountSid parent,
    @Nullable Instant dateCreated) {

  public boolean isParent() {
    return sid.equals(parent);
  }

  /** Whether any part of {@code period} lies on or after the GMT day the account was created. */
  public boolean livesIn(UsagePeriod period) {
    return firstDay().map(first -> !period.lastDay().isBefore(first)).orElse(true);
  }

  /** The part of {@code range} in which this account lives; empty if it was created later. */
  public Optional<DateRange> lifeWithin(DateRange range) {
    return firstDay().map(range::from).orElseGet(() -> Optional.of(range));
  }

  /** The GMT day of creation, the first that can hold usage; empty if Twilio states none. */
  public Optional<LocalDate> firstDay() {
    return Optional.ofNullable(dateCreated)
        .map(created -> LocalDate.ofInstant(created, ZoneOffset.UTC));
  }
}
