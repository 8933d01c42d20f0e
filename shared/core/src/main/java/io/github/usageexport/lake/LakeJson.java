package io.github.usageexport.lake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lake's small JSON files, the same bytes wherever the lake lies: one object on one line. */
public final class LakeJson {
  private static final JsonFactory JSON = new JsonFactory();

  private LakeJson() {}

  public static byte[] of(Manifest manifest) {
    return object(
        json -> {
          json.writeStringField("file", manifest.file());
          json.writeNumberField("rows", manifest.rows());
          json.writeNumberField("bytes", manifest.bytes());
          json.writeStringField("digest", manifest.digest());
          json.writeNumberField("versions", manifest.versions());
          json.writeStringField("catalogue", manifest.catalogue());
          json.writeStringField("run_id", manifest.runId());
        });
  }

  public static byte[] of(LakeOwner owner) {
    return object(
        json -> {
          json.writeStringField("store", owner.store());
          json.writeStringField("description", owner.description());
          json.writeStringField("since", owner.since().toString());
        });
  }

  /**
   * The manifest that {@link #of(Manifest)} wrote.
   *
   * @throws IllegalArgumentException if it is none; says why
   */
  public static Manifest manifest(byte[] json) {
    Map<String, String> fields = fields(json);
    return new Manifest(
        required(fields, "file"),
        Long.parseLong(required(fields, "rows")),
        Long.parseLong(required(fields, "bytes")),
        required(fields, "digest"),
        Long.parseLong(required(fields, "versions")),
        required(fields, "catalogue"),
        required(fields, "run_id"));
  }

  /**
   * The owner that {@link #of(LakeOwner)} wrote.
   *
   * @throws IllegalArgumentException if it is none; says why
   */
  public static LakeOwner owner(byte[] json) {
    Map<String, String> fields = fields(json);
    String since = required(fields, "since");
    try {
      return new LakeOwner(
          required(fields, "store"), required(fields, "description"), Instant.parse(since));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("since is '" + since + "', no moment in UTC", e);
    }
  }

  private static byte[] object(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> fields(byte[] json) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("it is no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken().isScalarValue()) {
          fields.put(name, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("it is no JSON object: " + e.getMessage(), e);
    }
    return fields;
  }

  private static String required(Map<String, String> fields, String name) {
    @Nullable String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("it has no " + name);
    }
    return value;
  }

  @FunctionalInterface
  private interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }
}
