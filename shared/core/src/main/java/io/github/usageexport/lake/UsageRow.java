package io.github.usageexport.lake;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one version says about one category of an account and period: a row of {@code usage_daily},
 * {@code usage_versions}, {@code usage_monthly}, {@code usage_yearly} and {@code usage_all_time}.
 * What each component means stands with its column.
 *
 * @param version 1 or more
 */
public record UsageRow(
    AccountSid accountSid,
    String accountName,
    AccountStatus accountStatus,
    AccountSid parentAccountSid,
    Category category,
    @Nullable String description,
    String categoryRole,
    @Nullable String categoryFamily,
    @Nullable Amount count,
    @Nullable Amount usage,
    @Nullable Amount price,
    @Nullable String countUnit,
    @Nullable String usageUnit,
    @Nullable String priceUnit,
    LocalDate startDate,
    LocalDate endDate,
    Instant asOf,
    Instant observedAt,
    Instant firstObservedAt,
    int version,
    String state,
    List<String> qualityFlags,
    String runId) {

  public UsageRow {
    if (endDate.isBefore(startDate)) {
      throw new IllegalArgumentException(
          "end_date %s is before start_date %s".formatted(endDate, startDate));
    }
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1, not " + version);
    }
    qualityFlags = List.copyOf(qualityFlags);
  }
}
