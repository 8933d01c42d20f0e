package io.github.usageexport.cli;

import io.github.usageexport.run.InvalidRequestException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values from the texts of options; what is wrong is named by the option that was typed. */
final class OptionText {
  private OptionText() {}

  static <T> T value(String option, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(option + ": " + e.getMessage(), e);
    }
  }

  static <T> Set<T> each(String option, List<String> texts, Function<String, T> parse) {
    return texts.stream().map(text -> value(option, text, parse)).collect(Collectors.toSet());
  }

  static void requireRange(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidRequestException(
          "%s %d is not in %d..%d".formatted(option, value, least, most));
    }
  }
}
