package io.github.usageexport.report;

import io.github.usageexport.usage.DateRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a report covers.
 *
 * @param asKnownAt the time as of which to report; null for now
 * @param run the run whose changes to report; null for none
 */
public record ReportScope(
    DateRange range, @Nullable Instant asKnownAt, @Nullable ReportedRun run) {}
