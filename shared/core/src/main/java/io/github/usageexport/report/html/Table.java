package io.github.usageexport.report.html;

import java.util.List;
import java.util.function.Consumer;

/**
 * A table in a frame that scrolls where the screen is too narrow for it.
 *
 * @param caption what it holds, for those who do not see it
 */
record Table(Html html, String caption) {
  /** Rows shown at most; the lake has the rest. */
  static final int MOST_ROWS = 500;

  /** With more columns a narrow screen scrolls. */
  private static final int MOST_NARROW = 4;

  /**
   * @param number whether its cells are numbers, which stand at the right
   */
  record Column(String name, boolean number) {
    static Column text(String name) {
      return new Column(name, false);
    }

    static Column number(String name) {
      return new Column(name, true);
    }
  }

  void write(List<Column> columns, Runnable rows) {
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    html.open("table", "class", columns.size() > MOST_NARROW ? "wide" : "")
        .put("caption", caption, "class", "unseen")
        .open("thead")
        .open("tr");
    for (Column column : columns) {
      html.put("th", column.name(), "scope", "col", "class", column.number() ? "n" : "t");
    }
    html.close().close().open("tbody");
    rows.run();
    html.close().close().close().line();
  }

  /** The same behind a line to click on, as the text behind a chart. */
  void writeFolded(String summary, List<Column> columns, Runnable rows) {
    html.open("details").put("summary", summary);
    write(columns, rows);
    html.close();
  }

  /** At most {@link #MOST_ROWS}, and a word on the others. */
  <T> void rows(List<T> all, Consumer<T> row) {
    all.stream().limit(MOST_ROWS).forEach(row);
  }

  /** A word on the rows that are too many. */
  void noteOn(long all, String query) {
    if (all > MOST_ROWS) {
      html.open("p", "class", "note")
          .text("%d of %d rows. All of them: ".formatted(MOST_ROWS, all))
          .put("code", "usage query \"" + query + "\"")
          .close();
    }
  }

  void number(String text) {
    html.put("td", text, "class", "n");
  }

  void number(String text, String more) {
    html.put("td", text, "class", "n " + more);
  }

  void cell(String text) {
    html.put("td", text);
  }
}
