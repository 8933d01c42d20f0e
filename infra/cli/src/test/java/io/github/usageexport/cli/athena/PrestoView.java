package io.github.usageexport.cli.athena;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** What a Glue view holds in base64, as Athena and Trino read it. */
final class PrestoView {
  private static final JsonFactory JSON = new JsonFactory();

  private PrestoView() {}

  /** JSON in which {@code ${Database}} stands for the database's name. */
  static String json(View view) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("originalSql", view.sql());
      json.writeStringField("catalog", "awsdatacatalog");
      json.writeStringField("schema", "${Database}");
      json.writeArrayFieldStart("columns");
      for (SqlColumn column : view.columns()) {
        json.writeStartObject();
        json.writeStringField("name", column.name());
        json.writeStringField("type", column.trinoType());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return text.toString();
  }
}
