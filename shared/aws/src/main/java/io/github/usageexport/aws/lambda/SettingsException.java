package io.github.usageexport.aws.lambda;

/** The environment of a function is wrong: the message names every variable, rule and remedy. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsException(String message) {
    super(message);
  }
}
