package io.github.usageexport.trino;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What Trino and DuckDB say of one dataset, view or query. */
record Agreement(String name, Answer trino, Answer duckDb) {
  private static final String LINE = "%-44s %8s %8s  %s\n";
  private static final int SHOWN = 2;

  /** For people: a line for each. */
  static String table(List<Agreement> agreements) {
    return LINE.formatted("", "Trino", "DuckDB", "equal")
        + agreements.stream().map(Agreement::line).collect(Collectors.joining());
  }

  boolean holds() {
    return trino.equals(duckDb);
  }

  /** For people: the columns, or the first rows that only one of the two has. */
  String difference() {
    return trino.columns().equals(duckDb.columns())
        ? "%s\nonly Trino: %s\nonly DuckDB: %s"
            .formatted(name, first(trino, duckDb), first(duckDb, trino))
        : "%s\nTrino: %s\nDuckDB: %s".formatted(name, trino.columns(), duckDb.columns());
  }

  private static List<String> first(Answer answer, Answer other) {
    Set<String> rows = new HashSet<>(other.rows());
    return answer.rows().stream().filter(row -> !rows.contains(row)).limit(SHOWN).toList();
  }

  private String line() {
    return LINE.formatted(name, trino.rows().size(), duckDb.rows().size(), holds() ? "yes" : "NO");
  }
}
