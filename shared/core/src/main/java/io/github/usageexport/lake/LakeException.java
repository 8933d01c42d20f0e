package io.github.usageexport.lake;

/**
 * The lake cannot be read or written; its message names where, what failed and the remedy. Nothing
 * half-written is left. The same call may succeed once the cause is gone.
 */
public class LakeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LakeException(String message) {
    super(message);
  }

  public LakeException(String message, Throwable cause) {
    super(message, cause);
  }
}
