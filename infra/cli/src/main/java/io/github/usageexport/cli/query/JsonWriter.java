package io.github.usageexport.cli.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.usageexport.report.Printable;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An array of objects, one per line. Decimals are texts: a number would lose digits in a reader.
 */
final class JsonWriter implements ResultWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final Appendable out;
  private final StringWriter line = new StringWriter();
  private List<ResultColumn> columns = List.of();
  private boolean empty = true;

  JsonWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void begin(List<ResultColumn> ofAnswer) {
    columns = ofAnswer;
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    line.getBuffer().setLength(0);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      for (int i = 0; i < values.size(); i++) {
        json.writeFieldName(columns.get(i).name());
        write(json, values.get(i));
      }
      json.writeEndObject();
    }
    out.append(empty ? "[\n" : ",\n").append(escaped(line.toString()));
    empty = false;
  }

  @Override
  public void end() throws IOException {
    out.append(empty ? "[]\n" : "\n]\n");
  }

  /** What a terminal would take for a command, besides what JSON escapes in any case. */
  private static String escaped(String json) {
    if (json.codePoints().noneMatch(Printable::isHarmful)) {
      return json;
    }
    StringBuilder escaped = new StringBuilder();
    json.codePoints()
        .forEach(
            point -> {
              if (Printable.isHarmful(point)) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", point));
              } else {
                escaped.appendCodePoint(point);
              }
            });
    return escaped.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Boolean bool -> json.writeBoolean(bool);
      case BigDecimal decimal -> json.writeString(decimal.toPlainString());
      case BigInteger integer -> json.writeNumber(integer);
      case Double number -> json.writeNumber(number);
      case Float number -> json.writeNumber(number);
      case Number number -> json.writeNumber(number.longValue());
      case List<?> list -> {
        json.writeStartArray();
        for (@Nullable Object element : list) {
          write(json, element);
        }
        json.writeEndArray();
      }
      default -> json.writeString(value.toString());
    }
  }
}
