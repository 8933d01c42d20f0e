package io.github.usageexport.handoff;

import io.github.usageexport.run.InvalidRequestException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a request, or of what one stage hands to the next, with values of the right type.
 * Lambda makes no records of an event: its serializer finds no constructors but empty ones. A key
 * that is absent is empty; one that is null is wrong: it is there and says nothing.
 */
record RequestFields(Map<String, ? extends @Nullable Object> fields) {
  private static final int LONGEST_QUOTATION = 100;
  private static final List<?> NONE = List.of();

  RequestFields requireOnly(List<String> keys) {
    for (String key : fields.keySet()) {
      if (!keys.contains(key)) {
        // Its value is not quoted: who guesses at keys may try one that holds a secret.
        throw new InvalidRequestException(
            "%s is no key of a request: it knows %s".formatted(key, String.join(", ", keys)));
      }
    }
    return this;
  }

  boolean has(String key) {
    return fields.containsKey(key);
  }

  String required(String key) {
    return text(key).orElseThrow(() -> missing(key));
  }

  /** A count: zero or more, and whole. */
  long count(String key) {
    if (fields.get(key) instanceof Number number
        && (number instanceof Integer || number instanceof Long)
        && number.longValue() >= 0) {
      return number.longValue();
    }
    throw has(key) ? wrong(key, fields.get(key), "is no count: 0, 1, 2 …") : missing(key);
  }

  RequestFields object(String key) {
    if (!has(key)) {
      throw missing(key);
    }
    return object(key, fields.get(key));
  }

  /** The elements of a list of objects. */
  List<RequestFields> objects(String key) {
    if (!(fields.get(key) instanceof List<?> list)) {
      throw has(key) ? wrong(key, fields.get(key), "is no list of objects") : missing(key);
    }
    return list.stream().map(element -> object(key, element)).toList();
  }

  /** The elements of a list of texts, which may be empty and may not be left out. */
  List<String> texts(String key) {
    if (!(fields.get(key) instanceof List<?> list)) {
      throw has(key) ? wrong(key, fields.get(key), "is no list of texts") : missing(key);
    }
    return list.stream().map(element -> make(key, element, text -> text)).toList();
  }

  Optional<String> text(String key) {
    return value(key, String.class, "is no text: put it in quotation marks");
  }

  Optional<Integer> wholeNumber(String key) {
    return value(key, Integer.class, "is no whole number: write it without quotation marks");
  }

  /** False if it is absent. */
  boolean flag(String key) {
    return value(key, Boolean.class, "is neither true nor false: write it without quotation marks")
        .orElse(false);
  }

  /** The elements of a list of texts, each made by {@code make}; none for an absent key. */
  <T> Set<T> each(String key, Function<String, T> make) {
    Set<T> made = new LinkedHashSet<>();
    for (Object element : value(key, List.class, "is no list: put it in brackets").orElse(NONE)) {
      made.add(make(key, element, make));
    }
    if (made.isEmpty() && has(key)) {
      throw wrong(key, List.of(), "is empty: name one at least, or leave the key out");
    }
    return made;
  }

  private static <T> T make(String key, @Nullable Object element, Function<String, T> make) {
    if (!(element instanceof String text)) {
      throw wrong(key, element, "is no text: put each element in quotation marks");
    }
    try {
      return make.apply(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("%s: %s".formatted(key, e.getMessage()), e);
    }
  }

  @SuppressWarnings("unchecked") // what Lambda and JsonFields make of an object has texts as keys
  private static RequestFields object(String key, @Nullable Object element) {
    if (!(element instanceof Map<?, ?> map)) {
      throw wrong(key, element, "is no object");
    }
    return new RequestFields((Map<String, Object>) map);
  }

  private static InvalidRequestException missing(String key) {
    return new InvalidRequestException("%s is missing".formatted(key));
  }

  private <T> Optional<T> value(String key, Class<T> type, String otherwise) {
    Object value = fields.get(key);
    if (has(key) && !type.isInstance(value)) {
      throw wrong(key, value, otherwise);
    }
    return Optional.ofNullable(type.cast(value));
  }

  static InvalidRequestException wrong(String key, @Nullable Object value, String rule) {
    return new InvalidRequestException("%s %s %s".formatted(key, quoted(value), rule));
  }

  private static String quoted(@Nullable Object value) {
    String text = String.valueOf(value);
    String shown =
        text.length() > LONGEST_QUOTATION ? text.substring(0, LONGEST_QUOTATION) + "…" : text;
    return value instanceof String ? "'" + shown + "'" : shown;
  }
}
