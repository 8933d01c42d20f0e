package io.github.usageexport.run;

import io.github.usageexport.usage.FailureReason;

/** Twilio could not be read, or what it said cannot be; retrying is over. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  public UnreadableException(FailureReason reason, String detail, String remedy) {
    Problem problem = new Problem(reason, detail, remedy);
    super(reason + ": " + problem.detail());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
