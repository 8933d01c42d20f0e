package io.github.usageexport.twilio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

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
}
