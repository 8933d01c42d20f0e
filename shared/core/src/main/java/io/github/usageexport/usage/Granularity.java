package io.github.usageexport.usage;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How Twilio cuts time into periods; one list resource of Usage/Records each. */
public enum Granularity {
  DAILY("Daily"),
  MONTHLY("Monthly"),
  YEARLY("Yearly"),
  ALL_TIME("AllTime");

  private final String resource;

  Granularity(String resource) {
    this.resource = resource;
  }

  /** The list resource under Usage/Records, as in Twilio's URL. */
  public String resource() {
    return resource;
  }

  /** The word in options, requests and keys: {@code daily}, {@code all-time}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The granularity whose {@link #word} this is. */
  public static Granularity of(String word) {
    return Arrays.stream(values())
        .filter(granularity -> granularity.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not a granularity: one of %s".formatted(word, words())));
  }

  private static String words() {
    return Arrays.stream(values()).map(Granularity::word).collect(Collectors.joining(", "));
  }
}
