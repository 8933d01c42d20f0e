package io.github.usageexport.cli.history;

import io.github.usageexport.cli.history.Beliefs.AccountDay;
import io.github.usageexport.cli.query.LakeQuery;
import io.github.usageexport.cli.query.QueryFormat;
import io.github.usageexport.usage.AccountSid;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the files of a lake say, read by an engine that shares no code with their writer. */
record ExportedHistory(
    Map<AccountDay, Map<String, String>> current,
    Map<AccountDay, TreeMap<Integer, Version>> versions,
    Map<AccountDay, Map<String, List<BigDecimal>>> moved,
    Set<String> versionRows,
    Set<String> restatementRows) {

  /** A version, its amounts by category as text. */
  record Version(Instant observedAt, boolean outOfOrder, Map<String, String> rows) {}

  static ExportedHistory of(Path lake) {
    try (LakeQuery query = LakeQuery.open(lake)) {
      Map<AccountDay, Map<String, String>> current = new TreeMap<>();
      for (String[] row :
          rows(query, "usage_date, account_sid, category, count, usage, price", "usage_daily")) {
        current.computeIfAbsent(key(row), any -> new TreeMap<>()).put(row[2], amounts(row, 3));
      }
      return new ExportedHistory(
          current,
          versions(query),
          moved(query),
          new HashSet<>(lines(query, "*", "usage_versions")),
          new HashSet<>(lines(query, "*", "restatements")));
    }
  }

  private static Map<AccountDay, TreeMap<Integer, Version>> versions(LakeQuery query) {
    Map<AccountDay, TreeMap<Integer, Version>> versions = new TreeMap<>();
    for (String[] row :
        rows(
            query,
            "usage_date, account_sid, category, count, usage, price, version,"
                + " epoch_ms(observed_at), list_contains(quality_flags, 'OUT_OF_ORDER')",
            "usage_versions")) {
      versions
          .computeIfAbsent(key(row), any -> new TreeMap<>())
          .computeIfAbsent(
              Integer.valueOf(row[6]),
              any ->
                  new Version(
                      Instant.ofEpochMilli(Long.parseLong(row[7])),
                      Boolean.parseBoolean(row[8]),
                      new TreeMap<>()))
          .rows()
          .put(row[2], amounts(row, 3));
    }
    return versions;
  }

  private static Map<AccountDay, Map<String, List<BigDecimal>>> moved(LakeQuery query) {
    Map<AccountDay, Map<String, List<BigDecimal>>> moved = new TreeMap<>();
    for (String[] row :
        rows(
            query,
            "usage_date, account_sid, category, previous_count, count, count_delta,"
                + " previous_usage, usage, usage_delta, previous_price, price, price_delta",
            "restatements")) {
      moved
          .computeIfAbsent(key(row), any -> new HashMap<>())
          .merge(
              row[2], List.of(delta(row, 3), delta(row, 6), delta(row, 9)), ExportedHistory::sum);
    }
    return moved;
  }

  /** From the two amounts, and the same as the column says if it can hold it. */
  private static BigDecimal delta(String[] row, int from) {
    BigDecimal delta = decimal(row[from + 1]).subtract(decimal(row[from]));
    boolean fits = delta.abs().compareTo(BigDecimal.TEN.pow(18)) < 0;
    String stated = fits ? delta.setScale(10).toPlainString() : "";
    if (!row[from + 2].equals(stated)) {
      throw new AssertionError(
          "a delta of '%s' where it is %s: %s".formatted(row[from + 2], delta, List.of(row)));
    }
    return delta;
  }

  private static BigDecimal decimal(String text) {
    return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
  }

  private static List<BigDecimal> sum(List<BigDecimal> one, List<BigDecimal> other) {
    return List.of(
        one.get(0).add(other.get(0)), one.get(1).add(other.get(1)), one.get(2).add(other.get(2)));
  }

  private static AccountDay key(String[] row) {
    return new AccountDay(LocalDate.parse(row[0]), new AccountSid(row[1]));
  }

  private static String amounts(String[] row, int from) {
    return row[from] + " " + row[from + 1] + " " + row[from + 2];
  }

  private static List<String[]> rows(LakeQuery query, String columns, String dataset) {
    return lines(query, columns, dataset).stream().map(line -> line.split(",", -1)).toList();
  }

  private static List<String> lines(LakeQuery query, String columns, String dataset) {
    StringBuilder csv = new StringBuilder();
    query.run("select " + columns + " from " + dataset, QueryFormat.CSV, 80, csv);
    return csv.toString().lines().skip(1).toList();
  }
}
