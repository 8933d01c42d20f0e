package io.github.usageexport.twilio;

import io.github.usageexport.usage.UsageRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a Usage/Records list.
 *
 * @param nextPageUri null on the last page
 * @param start index in the whole list of the first record, from 0; null where not stated
 * @param end index of the last record, inclusive; null where not stated
 */
record UsagePage(
    List<UsageRecord> records,
    @Nullable String nextPageUri,
    @Nullable Integer start,
    @Nullable Integer end) {}
