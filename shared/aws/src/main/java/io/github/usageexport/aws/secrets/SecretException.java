package io.github.usageexport.aws.secrets;

import org.jspecify.annotations.Nullable;

/** The secret cannot be read, or is none: the message names it, what is wrong and the remedy. */
public final class SecretException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SecretException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
