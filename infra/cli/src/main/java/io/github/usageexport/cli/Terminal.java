package io.github.usageexport.cli;

import io.github.usageexport.cli.query.TableText;
import io.github.usageexport.run.Pause;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What a command may know of the world outside: the two streams, the environment and the time.
 *
 * @param isInteractive whether a person watches stderr
 * @param columns the width of the screen
 */
record Terminal(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Clock clock,
    Pause pause,
    boolean isInteractive,
    int columns,
    Verbosity verbosity) {
  private static final int DEFAULT_COLUMNS = 80;

  static Terminal system() {
    Map<String, String> environment = System.getenv();
    return new Terminal(
        StandardOut.open("1".equals(environment.get("USAGE_STDOUT_IS_TERMINAL"))),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        environment,
        Clock.tickMillis(ZoneOffset.UTC),
        Pause.SLEEP,
        "1".equals(environment.get("USAGE_STDERR_IS_TERMINAL")),
        columns(environment.getOrDefault("COLUMNS", "")),
        new Verbosity());
  }

  /** Set by the options of the command that runs. */
  static final class Verbosity {
    private boolean verbose;

    void beVerbose() {
      verbose = true;
    }
  }

  /** Says what went wrong; it may quote Twilio, whose texts could move the cursor. */
  void warn(String text) {
    text.lines().map(TableText::visible).forEach(err::println);
  }

  boolean isVerbose() {
    return verbosity.verbose;
  }

  private static int columns(String text) {
    return text.matches("[0-9]{2,4}") ? Integer.parseInt(text) : DEFAULT_COLUMNS;
  }
}
