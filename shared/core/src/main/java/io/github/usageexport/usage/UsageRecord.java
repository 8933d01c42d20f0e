package io.github.usageexport.usage;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of a Usage/Records list as Twilio states it. An empty string is null; null is not zero.
 *
 * @param startDate first GMT day of the period, inclusive
 * @param endDate last GMT day of the period, inclusive; a period still running ends today
 * @param count number of usage events; null on {@code totalprice}
 * @param usage the amount that is billed, in {@code usageUnit}
 * @param price positive for a charge, in {@code priceUnit}
 * @param asOf the moment up to which Twilio had counted; null where it states none
 * @param isRounded whether an amount was stated with more fraction digits than can be kept
 */
public record UsageRecord(
    AccountSid account,
    Category category,
    @Nullable String description,
    LocalDate startDate,
    LocalDate endDate,
    @Nullable Amount count,
    @Nullable String countUnit,
    @Nullable Amount usage,
    @Nullable String usageUnit,
    @Nullable Amount price,
    @Nullable String priceUnit,
    @Nullable Instant asOf,
    boolean isRounded) {
  private static final Instant BEFORE_TWILIO = Instant.parse("2000-01-01T00:00:00Z");

  /** A record whose amounts are as they were stated. */
  public UsageRecord(
      AccountSid account,
      Category category,
      @Nullable String description,
      LocalDate startDate,
      LocalDate endDate,
      @Nullable Amount count,
      @Nullable String countUnit,
      @Nullable Amount usage,
      @Nullable String usageUnit,
      @Nullable Amount price,
      @Nullable String priceUnit,
      @Nullable Instant asOf) {
    this(
        account,
        category,
        description,
        startDate,
        endDate,
        count,
        countUnit,
        usage,
        usageUnit,
        price,
        priceUnit,
        asOf,
        false);
  }

  public UsageRecord {
    if (endDate.isBefore(startDate)) {
      throw new IllegalArgumentException(
          "end_date %s is before start_date %s".formatted(endDate, startDate));
    }
    if (asOf != null && asOf.isBefore(BEFORE_TWILIO)) {
      throw new IllegalArgumentException(
          "its as_of %s is before %s, when there was no Twilio".formatted(asOf, BEFORE_TWILIO));
    }
  }
}
