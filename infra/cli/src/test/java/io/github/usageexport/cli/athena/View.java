package io.github.usageexport.cli.athena;

import io.github.usageexport.cli.query.StandardViews;
import io.github.usageexport.lake.ColumnType;
import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Datasets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A view as the comment on top of its text describes it: what it is, then its columns, each with
 * name, type and meaning; {@code usage_daily.*} stands for the columns of a dataset or view.
 *
 * @param sql the query, without that comment
 */
record View(String name, String meaning, List<SqlColumn> columns, String sql) {
  private static final String COMMENT = "--";
  private static final Pattern COLUMN = Pattern.compile("(\\w+) (\\w+) (\\S.*)");
  private static final Pattern ALL_OF = Pattern.compile("(\\w+)\\.\\*");

  static List<View> all() {
    return StandardViews.NAMES.stream().map(View::named).toList();
  }

  static View asKnownAt() {
    return named(StandardViews.AS_KNOWN_AT);
  }

  static View named(String name) {
    List<String> lines = StandardViews.text(name).lines().toList();
    List<String> comment =
        lines.stream()
            .takeWhile(line -> line.startsWith(COMMENT))
            .map(line -> line.substring(COMMENT.length()).strip())
            .toList();
    int blank = comment.indexOf("");
    if (blank < 1) {
      throw new IllegalStateException(name + ".sql does not begin with what it is and its columns");
    }
    return new View(
        name,
        String.join(" ", comment.subList(0, blank)),
        comment.subList(blank + 1, comment.size()).stream().flatMap(View::columns).toList(),
        String.join("\n", lines.subList(comment.size(), lines.size())) + "\n");
  }

  private static Stream<SqlColumn> columns(String line) {
    Matcher allOf = ALL_OF.matcher(line);
    if (allOf.matches()) {
      return columnsOf(allOf.group(1)).stream();
    }
    Matcher column = COLUMN.matcher(line);
    if (!column.matches()) {
      throw new IllegalStateException("'" + line + "' is not: name type meaning");
    }
    ColumnType type = ColumnType.valueOf(column.group(2).toUpperCase(Locale.ROOT));
    return Stream.of(new SqlColumn(column.group(1), type, column.group(3)));
  }

  private static List<SqlColumn> columnsOf(String source) {
    List<SqlColumn> columns = new ArrayList<>();
    Datasets.ALL.stream()
        .filter(dataset -> dataset.name().equals(source))
        .map((Dataset<?> dataset) -> SqlColumn.of(dataset))
        .forEach(columns::addAll);
    return columns.isEmpty() ? named(source).columns() : columns;
  }
}
