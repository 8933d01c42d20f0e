package io.github.usageexport.cli;

import io.github.usageexport.pipeline.InvalidRequestException;
import java.util.function.Supplier;

/** A request's words are the options' with other dashes: messages name what was typed. */
final class OptionNames {
  private OptionNames() {}

  static <T> T inMessagesOf(Supplier<T> step) {
    try {
      return step.get();
    } catch (InvalidRequestException e) {
      String message = String.valueOf(e.getMessage());
      String key = message.substring(0, message.indexOf(' '));
      throw new InvalidRequestException(
          "--" + key.replace('_', '-') + message.substring(key.length()), e);
    }
  }
}
