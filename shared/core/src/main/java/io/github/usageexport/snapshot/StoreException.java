package io.github.usageexport.snapshot;

/** The store cannot be used: the message names it, what failed and the remedy. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
