package io.github.usageexport.aws.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/**
 * Counts as one line in CloudWatch's embedded metric format, in the namespace UsageExport by the
 * dimension Stack.
 */
final class MetricLine {
  static final String NAMESPACE = "UsageExport";
  private static final String STACK = "Stack";
  private static final JsonFactory FACTORY = new JsonFactory();

  private MetricLine() {}

  /**
   * @param properties searchable in the log, and no dimensions
   */
  static String of(
      Instant when, String stack, Map<String, String> properties, Map<String, Long> counts) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("_aws");
      json.writeNumberField("Timestamp", when.toEpochMilli());
      json.writeArrayFieldStart("CloudWatchMetrics");
      writeDirective(json, counts);
      json.writeEndArray();
      json.writeEndObject();
      json.writeStringField(STACK, stack);
      for (Map.Entry<String, String> property : properties.entrySet()) {
        json.writeStringField(property.getKey(), property.getValue());
      }
      for (Map.Entry<String, Long> count : counts.entrySet()) {
        json.writeNumberField(count.getKey(), count.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return text.toString();
  }

  private static void writeDirective(JsonGenerator json, Map<String, Long> counts)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("Namespace", NAMESPACE);
    json.writeArrayFieldStart("Dimensions");
    json.writeStartArray();
    json.writeString(STACK);
    json.writeEndArray();
    json.writeEndArray();
    json.writeArrayFieldStart("Metrics");
    for (String name : counts.keySet()) {
      json.writeStartObject();
      json.writeStringField("Name", name);
      json.writeStringField("Unit", "Count");
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
