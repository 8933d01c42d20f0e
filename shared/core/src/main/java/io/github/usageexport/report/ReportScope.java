package io.github.usageexport.report;

import io.github.usageexport.usage.DateRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a report is asked about.
 *
 * @param asKnownAt the moment whose knowledge is wanted; null for the newest
 * @param run the run to look back from; null for none
 */
public record ReportScope(
    DateRange range, @Nullable Instant asKnownAt, @Nullable ReportedRun run) {}
