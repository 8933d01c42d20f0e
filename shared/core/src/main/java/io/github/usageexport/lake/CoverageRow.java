package io.github.usageexport.lake;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account whose life overlaps a day was observed, and if not, why: a row of {@code
 * coverage}.
 *
 * @param observed whether the store holds a complete statement; what describes one is not null then
 * @param versions 0 or more
 */
public record CoverageRow(
    AccountSid accountSid,
    String accountName,
    AccountStatus accountStatus,
    boolean listed,
    boolean observed,
    @Nullable String reason,
    @Nullable Integer categoriesStated,
    @Nullable Integer categoriesNonzero,
    @Nullable Instant asOf,
    @Nullable Instant confirmedAsOf,
    @Nullable Instant observedAt,
    int versions,
    @Nullable String state,
    List<String> qualityFlags,
    @Nullable String runId) {

  public CoverageRow {
    if (versions < 0 || observed != versions > 0) {
      throw new IllegalArgumentException(
          "%s has %d versions and observed=%s: one is observed if it has a version"
              .formatted(accountSid, versions, observed));
    }
    if (observed && (asOf == null || confirmedAsOf == null || observedAt == null)) {
      throw new IllegalArgumentException(accountSid + " is observed and does not say when");
    }
    qualityFlags = List.copyOf(qualityFlags);
  }
}
