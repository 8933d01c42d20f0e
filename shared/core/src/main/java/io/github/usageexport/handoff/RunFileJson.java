package io.github.usageexport.handoff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One JSON object, for the small files that stages leave for one another. */
final class RunFileJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private RunFileJson() {}

  /** Writes what stands between the braces. */
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  static byte[] object(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }
}
