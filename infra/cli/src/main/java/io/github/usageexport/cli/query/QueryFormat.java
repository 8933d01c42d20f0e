package io.github.usageexport.cli.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the answer to a query is written. */
public enum QueryFormat {
  /** For people: columns that fit the terminal. */
  TABLE,
  /** RFC 4180, with a header; null is an empty field, an empty text is {@code ""}. */
  CSV,
  /** An array of objects, one per line; decimals are texts, so that no reader rounds them. */
  JSON;

  /** The word in options. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format whose {@link #word} this is. */
  public static QueryFormat of(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not a format: one of %s"
                        .formatted(
                            word,
                            Arrays.stream(values())
                                .map(QueryFormat::word)
                                .collect(Collectors.joining(", ")))));
  }
}
