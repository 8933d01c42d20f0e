package io.github.usageexport.finish;

/** Nobody could be told of a run: the message names the place, what failed and the remedy. */
public final class NotifierException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotifierException(String message, Throwable cause) {
    super(message, cause);
  }
}
