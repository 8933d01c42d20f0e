package io.github.usageexport.aws.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes each record of java.util.logging as one line of JSON: when, how grave, what, and where in
 * the run. A record's parameter that is a map adds its keys to the line.
 */
final class JsonLog extends Handler {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final PrintStream out;
  private volatile Map<String, String> context = Map.of();

  JsonLog(PrintStream out) {
    this.out = out;
  }

  /** What every line says from now on. */
  void context(Map<String, String> context) {
    this.context = new TreeMap<>(context);
  }

  Map<String, String> context() {
    return context;
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      out.println(line(record));
    }
  }

  private String line(LogRecord record) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("timestamp", record.getInstant().toString());
      json.writeStringField("level", levelOf(record.getLevel()));
      json.writeStringField("message", String.valueOf(record.getMessage()));
      json.writeStringField("logger", String.valueOf(record.getLoggerName()));
      for (Map.Entry<String, String> field : context.entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
      writeParameters(json, record.getParameters());
      if (record.getThrown() != null) {
        json.writeStringField("error", record.getThrown().toString());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return text.toString();
  }

  private static void writeParameters(JsonGenerator json, Object... parameters) throws IOException {
    if (parameters != null && parameters.length == 1 && parameters[0] instanceof Map<?, ?> fields) {
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        json.writeFieldName(String.valueOf(field.getKey()));
        if (field.getValue() instanceof Long number) {
          json.writeNumber(number);
        } else if (field.getValue() instanceof Integer number) {
          json.writeNumber(number);
        } else {
          json.writeString(String.valueOf(field.getValue()));
        }
      }
    }
  }

  /** In Lambda's words, which it filters by. */
  private static String levelOf(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void close() {
    flush();
  }
}
