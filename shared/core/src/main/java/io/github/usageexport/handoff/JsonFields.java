package io.github.usageexport.handoff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.usageexport.run.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object as Lambda hands it to a function: a map of text, numbers, booleans, null, lists
 * and such maps. Numbers without a point are Integer, Long or BigInteger, the others BigDecimal.
 */
public final class JsonFields {
  private static final int MAX_NESTING = 16;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
          .build();

  private JsonFields() {}

  /**
   * Reads exactly one object, in UTF-8.
   *
   * @throws InvalidRequestException if it is none, more follows, or a key stands twice
   */
  public static Map<String, @Nullable Object> of(byte[] json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidRequestException(
            "the request is no JSON object: begin it with '{', such as {\"lookback_days\":45}");
      }
      Map<String, @Nullable Object> fields = object(parser);
      if (parser.nextToken() != null) {
        throw new InvalidRequestException(
            "something follows the request's closing '}': a request is one JSON object");
      }
      return fields;
    } catch (JsonProcessingException e) {
      throw new InvalidRequestException(
          "the request is no JSON%s: %s".formatted(place(e), e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be read", e);
    }
  }

  /**
   * Reads the objects of an array one by one, in UTF-8, so that a long one is never held whole.
   *
   * @throws InvalidRequestException if it is no array of objects
   */
  public static void each(byte[] json, Consumer<Map<String, @Nullable Object>> take) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new InvalidRequestException("the list is no JSON array: begin it with '['");
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        take.accept(object(parser));
      }
    } catch (JsonProcessingException e) {
      throw new InvalidRequestException(
          "the list is no JSON%s: %s".formatted(place(e), e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be read", e);
    }
  }

  /** A parser that meets one of its limits names no place. */
  private static String place(JsonProcessingException fault) {
    @Nullable JsonLocation at = fault.getLocation();
    return at == null ? "" : ": line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      if (fields.containsKey(key)) {
        throw new InvalidRequestException("%s stands twice: keep one".formatted(key));
      }
      parser.nextToken();
      fields.put(key, value(parser));
    }
    return fields;
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(parser));
    }
    return values;
  }
}
