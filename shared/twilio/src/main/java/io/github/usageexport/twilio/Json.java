package io.github.usageexport.twilio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parsers with bounds: what Twilio sends is data from outside. */
final class Json {
  private static final int MAX_NESTING = 100;

  private static final int MAX_TEXT = 256 << 10;

  private static final int MAX_NAME = 64 << 10;

  /** Jackson's sentence, which quotes nothing of the body, up to its advice to programmers. */
  private static final Pattern LIMIT =
      Pattern.compile("^(.*?exceeds the maximum allowed) \\((\\d+).*");

  private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(MAX_NAME)
                  .maxNumberLength(MAX_TEXT)
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
    if (e instanceof StreamConstraintsException) {
      return new BeyondLimitException("the answer is beyond what can be read: " + limit(e));
    }
    JsonLocation location = e.getLocation();
    return new IOException(
        "the answer is not JSON within bounds"
            + (location == null ? "" : ", at byte " + location.getByteOffset()));
  }

  /** The limit that is exceeded, for a message. */
  static String limit(JsonProcessingException e) {
    Matcher limit = LIMIT.matcher(String.valueOf(e.getOriginalMessage()));
    return limit.matches() ? limit.group(1) + " of " + limit.group(2) : "a value is too long";
  }

  /** An answer that is beyond a limit: the same request would be answered alike. */
  static final class BeyondLimitException extends IOException {
    private static final long serialVersionUID = 1;

    BeyondLimitException(String what) {
      super(what);
    }
  }

  /** Only null ends a list. */
  static @Nullable String nextPageUri(JsonParser json, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return null;
    }
    if (value != JsonToken.VALUE_STRING || json.getText().isBlank()) {
      throw new IOException("next_page_uri is neither a link nor null");
    }
    return json.getText().strip();
  }

  static void requirePresent(String name, Set<String> seen) throws IOException {
    if (!seen.contains(name)) {
      throw new IOException("the answer has no field " + name);
    }
  }

  /** Of two fields with one name either could be meant; what the other held would be lost. */
  static void requireFirst(String name, Set<String> seen) throws IOException {
    if (!seen.add(name)) {
      throw new IOException("the answer holds " + name + " twice");
    }
  }

  /** An index of a page's record in its whole list; null where there is none. */
  static @Nullable Integer index(JsonParser json, JsonToken value) throws IOException {
    boolean isIndex =
        (value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_STRING)
            && INDEX.matcher(json.getText()).matches();
    json.skipChildren();
    return isIndex ? Integer.valueOf(json.getText()) : null;
  }

  /** After the end of the object: anything more means that it is not the answer. */
  static void requireEnd(JsonParser json) throws IOException {
    if (json.nextToken() != null) {
      throw new IOException("the answer goes on after its end");
    }
  }
}
