package io.github.usageexport.finish;

/** Port: tells people of a run that needs somebody. */
@FunctionalInterface
public interface Notifier {
  /** For those who did not ask to be told. */
  Notifier NOBODY = notice -> {};

  /**
   * @throws NotifierException if nobody could be told; the run itself stands as it is
   */
  void send(RunNotice notice);
}
