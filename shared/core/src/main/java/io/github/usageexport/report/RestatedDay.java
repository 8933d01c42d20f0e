package io.github.usageexport.report;

import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.Category;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version that changed an account-day which was no longer OPEN.
 *
 * @param account as recorded with the version
 * @param previousState of what it replaced; CLOSED makes it a correction
 * @param delta of the total
 * @param rows categories that changed, the total included
 * @param mostly the category whose price changed most, of those counted once; null if none did
 * @param runId the run that recorded it
 */
public record RestatedDay(
    Account account,
    LocalDate day,
    int version,
    SettlementState previousState,
    Prices delta,
    int rows,
    @Nullable Category mostly,
    Instant previousAsOf,
    Instant asOf,
    Instant observedAt,
    String runId) {}
