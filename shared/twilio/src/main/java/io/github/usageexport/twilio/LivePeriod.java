package io.github.usageexport.twilio;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The list resources whose days Twilio chooses itself, by its own clock in GMT. */
public enum LivePeriod {
  TODAY("Today"),
  YESTERDAY("Yesterday"),
  THIS_MONTH("ThisMonth"),
  LAST_MONTH("LastMonth"),
  ALL_TIME("AllTime");

  private final String resource;

  LivePeriod(String resource) {
    this.resource = resource;
  }

  /** The list resource under Usage/Records, as in Twilio's URL. */
  String resource() {
    return resource;
  }

  /** The word in options, such as {@code last-month}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The period whose {@link #word} this is. */
  public static LivePeriod of(String word) {
    return Arrays.stream(values())
        .filter(period -> period.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no period: one of %s"
                        .formatted(
                            word,
                            Arrays.stream(values())
                                .map(LivePeriod::word)
                                .collect(Collectors.joining(", ")))));
  }
}
