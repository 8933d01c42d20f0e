package io.github.usageexport.cli.report;

import io.github.usageexport.cli.query.TableText;
import java.util.ArrayList;
import java.util.List;

/** Lines that fit a terminal of 80 columns. */
final class TextLines {
  private static final int WIDTH = 80;
  private static final int AMOUNT = 18;
  private static final int LEAST = 12;

  private final List<String> lines = new ArrayList<>();

  List<String> all() {
    return List.copyOf(lines);
  }

  void add(String line) {
    lines.add(TableText.shortened(TableText.visible(line), WIDTH).stripTrailing());
  }

  void blank() {
    lines.add("");
  }

  void heading(String name, String more) {
    blank();
    add(more.isEmpty() ? name : name + ": " + more);
  }

  /** A text that goes on below itself. */
  void wrapped(String before, String text) {
    int indent = TableText.width(before);
    String start = before;
    for (String line : TableText.lines(TableText.visible(text), WIDTH - indent)) {
      add(start + line);
      start = " ".repeat(indent);
    }
  }

  /** What it is, cut where there is no room; an amount that is never cut; and what is beside it. */
  void row(String name, String amount, String... beside) {
    StringBuilder end = new StringBuilder();
    if (!amount.isEmpty()) {
      end.append("  ").append(TableText.right(amount, AMOUNT));
    }
    for (String more : beside) {
      end.append("  ").append(TableText.visible(more));
    }
    int room = Math.max(LEAST, WIDTH - 2 - TableText.width(end.toString()));
    String shown = TableText.shortened(TableText.visible(name), room);
    lines.add(("  " + TableText.left(shown, room) + end).stripTrailing());
  }
}
