package io.github.usageexport.cli.query;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 4180: commas, CRLF, quotes where they are needed. */
final class CsvWriter implements ResultWriter {
  private static final String LINE_END = "\r\n";

  private final Appendable out;

  CsvWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void begin(List<ResultColumn> columns) throws IOException {
    line(columns.stream().map(ResultColumn::name).toList());
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    line(values);
  }

  @Override
  public void end() {}

  private void line(List<? extends @Nullable Object> values) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      out.append(i == 0 ? "" : ",").append(field(values.get(i)));
    }
    out.append(LINE_END);
  }

  private static String field(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case BigDecimal decimal -> decimal.toPlainString();
      default -> quoted(value.toString());
    };
  }

  private static String quoted(String text) {
    boolean plain = !text.isEmpty() && text.chars().noneMatch(unit -> ",\"\r\n".indexOf(unit) >= 0);
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
