package io.github.usageexport.trino;

import java.util.List;
import java.util.stream.Collectors;

/** What Trino and DuckDB say of one dataset, view or query. */
record Agreement(String name, Answer trino, Answer duckDb) {
  private static final String LINE = "%-24s %8s %8s  %s\n";

  /** For people: a line for each. */
  static String table(List<Agreement> agreements) {
    return LINE.formatted("", "Trino", "DuckDB", "equal")
        + agreements.stream().map(Agreement::line).collect(Collectors.joining());
  }

  private String line() {
    return LINE.formatted(
        name, trino.rows().size(), duckDb.rows().size(), trino.equals(duckDb) ? "yes" : "NO");
  }
}
