package io.github.usageexport.cli;

import io.github.usageexport.run.RunStatus;

/** What a process says at its end; users' scripts hang on these. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int INVALID = 2;
  static final int PARTIAL = 3;

  private ExitCode() {}

  static int of(RunStatus status) {
    return switch (status) {
      case COMPLETE -> DONE;
      case PARTIAL -> PARTIAL;
      case FAILED, RUNNING -> FAILED;
    };
  }
}
