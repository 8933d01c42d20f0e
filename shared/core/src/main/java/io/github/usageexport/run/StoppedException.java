package io.github.usageexport.run;

/** The run was interrupted; what is recorded stays, and the run can be repeated or resumed. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoppedException() {
    super("the run was stopped; run it again, or resume it");
  }
}
