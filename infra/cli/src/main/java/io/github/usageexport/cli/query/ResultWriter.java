package io.github.usageexport.cli.query;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an answer, row by row. */
public interface ResultWriter {
  void begin(List<ResultColumn> columns) throws IOException;

  void row(List<@Nullable Object> values) throws IOException;

  void end() throws IOException;

  static ResultWriter of(QueryFormat format, int width, Appendable out) {
    return switch (format) {
      case TABLE -> new TableWriter(width, out);
      case CSV -> new CsvWriter(out);
      case JSON -> new JsonWriter(out);
    };
  }
}
