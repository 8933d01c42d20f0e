package io.github.usageexport.cli.query;

/** The SQL cannot be run; the message is one sentence that names what is wrong with it. */
public final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QueryException(String message, Throwable cause) {
    super(message, cause);
  }

  QueryException(String message) {
    super(message);
  }
}
