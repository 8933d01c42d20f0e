package io.github.usageexport.twilio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parsers with bounds: what Twilio sends is data from outside. */
final class Json {
  private static final int MAX_NESTING = 16;
  private static final int MAX_TEXT = 64 << 10;
  private static final int MAX_NUMBER = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(MAX_TEXT)
                  .maxNumberLength(MAX_NUMBER)
                  .build())
          // A quotation of the body in an error message could hold what must not be logged.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private Json() {}

  static JsonParser parser(byte[] body) throws IOException {
    return FACTORY.createParser(body);
  }

  /** Without its cause and its words: they quote the body, and that may hold a token. */
  static IOException unreadable(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return new IOException(
        "the answer is not JSON within bounds"
            + (location == null ? "" : ", at byte " + location.getByteOffset()));
  }

  /** Of two fields with one name either could be meant; what the other held would be lost. */
  static void requireFirst(String name, Set<String> seen) throws IOException {
    if (!seen.add(name)) {
      throw new IOException("the answer holds " + name + " twice");
    }
  }

  /** An index of a page's record in its whole list; null where there is none. */
  static @Nullable Integer index(JsonParser json, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_NUMBER_INT) {
      return json.getIntValue();
    }
    json.skipChildren();
    return null;
  }

  /** After the end of the object: anything more means that it is not the answer. */
  static void requireEnd(JsonParser json) throws IOException {
    if (json.nextToken() != null) {
      throw new IOException("the answer goes on after its end");
    }
  }
}
