package io.github.usageexport.report;

import io.github.usageexport.usage.DateRange;

/**
 * Comparisons of one kind that came out alike: all of them, however few are listed.
 *
 * @param first what stands for all of them
 * @param times how many there are
 * @param accounts how many accounts they are of
 * @param days from the first to the last
 */
public record ControlGroup(OpenControl first, long times, int accounts, DateRange days) {}
