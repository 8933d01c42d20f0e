package io.github.usageexport.simulator.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of usage.
 *
 * @param next the link to the next page; empty on the last
 * @param total how many rows the whole list has; only counted where it is shown
 */
record UsagePage(
    UsageQuery query,
    List<UsageRow> rows,
    Instant asOf,
    Optional<String> next,
    Optional<Long> total) {
  UsagePage {
    rows = List.copyOf(rows);
  }

  UsagePage withRows(List<UsageRow> other) {
    return new UsagePage(query, other, asOf, next, total);
  }

  UsagePage withAsOf(Instant other) {
    return new UsagePage(query, rows, other, next, total);
  }

  UsagePage withNext(String link) {
    return new UsagePage(query, rows, asOf, Optional.of(link), total);
  }

  /** Number of the first row; 0 where there is none, as Twilio has it. */
  long start() {
    return rows.isEmpty() ? 0 : query.paging().firstRow();
  }

  /** Number of the last row; 0 where there is none, as Twilio has it. */
  long end() {
    return rows.isEmpty() ? 0 : start() + rows.size() - 1;
  }
}
