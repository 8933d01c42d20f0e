package io.github.usageexport.cli;

import io.github.usageexport.cli.sqlite.NativeLibraries;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.StoppedException;
import io.github.usageexport.snapshot.StoreException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: {@code usage <command> [options]}. */
@Command(
    name = "usage",
    description = "What every Twilio subaccount used and cost, and what was believed when.",
    subcommands = {
      DemoCommand.class,
      ExportCommand.class,
      CheckCommand.class,
      PeekCommand.class,
      ReportCommand.class,
      QueryCommand.class,
      CategoriesCommand.class,
      SimulateCommand.class
    },
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "usage-export 1.0.0-SNAPSHOT",
    usageHelpWidth = 80,
    sortOptions = false,
    footer = {"", "Exit: 0 done, 1 failed, 2 bad arguments, 3 some accounts failed."})
public final class Usage implements Runnable {
  /** What a JVM makes of bytes that are no letter of the locale's charset. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final long MEGABYTE = 1 << 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show where a fault comes from")
  private boolean verbose;

  // picocli sets the field before it runs a command.
  @SuppressWarnings("NullAway.Init")
  Usage() {}

  public static void main(String[] arguments) {
    // Whatever the machine's language, a digit of a message, a path or a query is an ASCII digit.
    Locale.setDefault(Locale.ROOT);
    NativeLibraries.useThoseBesideTheJar();
    Shutdown shutdown = Shutdown.install();
    int exit = ExitCode.FAILED;
    try {
      exit = run(Terminal.system(), shutdown, arguments);
    } finally {
      shutdown.release();
    }
    System.exit(exit);
  }

  /** Runs one command and gives the exit code; prints to {@code terminal} alone. */
  static int run(Terminal terminal, Shutdown shutdown, String... arguments) {
    Usage usage = new Usage();
    CommandLine line = new CommandLine(usage, new Commands(terminal, shutdown));
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(Usage::refuse);
    line.setExecutionExceptionHandler((failure, at, parsed) -> explain(failure, at, terminal));
    line.setExecutionStrategy(
        parsed -> {
          if (usage.verbose) {
            terminal.verbosity().beVerbose();
          }
          return new RunLast().execute(parsed);
        });
    return written(execute(line, terminal, arguments), terminal);
  }

  private static int execute(CommandLine line, Terminal terminal, String... arguments) {
    try {
      requireReadable(line, terminal, arguments);
      return line.execute(arguments);
    } catch (ParameterException e) {
      return refuse(e, arguments);
    } catch (Error e) {
      // picocli hands on exceptions alone.
      return explain(e, line, terminal);
    }
  }

  /** A letter that was lost when the JVM decoded it would name another folder or account. */
  private static void requireReadable(CommandLine line, Terminal terminal, String... arguments) {
    for (String argument : arguments) {
      if (isDamaged(argument)) {
        throw notReadable(line, "The argument '" + argument + "'");
      }
    }
    String folder = System.getProperty("user.dir");
    if (!Files.isDirectory(Path.of(folder))) {
      throw notReadable(line, "The working folder '" + folder + "'");
    }
    terminal
        .environment()
        .forEach(
            (name, value) -> {
              if (name.startsWith("USAGE_") && isDamaged(value)) {
                throw notReadable(line, "%s '%s'".formatted(name, value));
              }
            });
  }

  private static boolean isDamaged(String text) {
    return text.indexOf(REPLACEMENT) >= 0;
  }

  private static ParameterException notReadable(CommandLine line, String what) {
    return new ParameterException(
        line,
        ("%s has letters that cannot be read as %s: set LC_ALL to a locale of UTF-8, such as"
                + " C.UTF-8, and write the letters in UTF-8")
            .formatted(what, System.getProperty("sun.jnu.encoding")));
  }

  /** Output that was cut short must not look like the whole. */
  private static int written(int exit, Terminal terminal) {
    boolean isWhole = !terminal.out().checkError();
    if (isWhole || (terminal.out() instanceof StandardOut out && out.isReaderGone())) {
      return exit;
    }
    terminal.err().println("usage: the output could not be written whole: is the disk full?");
    return exit == ExitCode.DONE ? ExitCode.FAILED : exit;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new ParameterException(spec.commandLine(), "Name a command, such as: usage demo");
  }

  private static int refuse(ParameterException failure, String[] arguments) {
    PrintWriter err = failure.getCommandLine().getErr();
    err.println("usage: " + failure.getMessage());
    err.println("Try: usage " + helpOf(failure.getCommandLine()) + "--help");
    return ExitCode.INVALID;
  }

  private static String helpOf(CommandLine line) {
    return line.getParent() == null ? "" : line.getCommandName() + " ";
  }

  private static int explain(Throwable failure, CommandLine at, Terminal terminal) {
    if (failure instanceof UncheckedIOException && terminal.out().checkError()) {
      // The end says what became of the output; a reader that has enough is no failure.
      return ExitCode.DONE;
    }
    terminal.warn("usage: " + sentence(failure));
    if (terminal.isVerbose()) {
      failure.printStackTrace(at.getErr());
    }
    return switch (failure) {
      case InvalidRequestException _ -> ExitCode.INVALID;
      case StoppedException _, StoreException _, LakeException _, OutOfMemoryError _ ->
          ExitCode.FAILED;
      default -> {
        if (!terminal.isVerbose()) {
          at.getErr().println("This is a fault of usage-export itself; --verbose shows where.");
        }
        yield ExitCode.FAILED;
      }
    };
  }

  private static String sentence(Throwable failure) {
    return switch (failure) {
      case OutOfMemoryError _ ->
          "%d MB of memory are not enough: allow more, as in USAGE_JAVA_OPTIONS=-Xmx2g"
              .formatted(Runtime.getRuntime().maxMemory() / MEGABYTE);
      case LinkageError e ->
          "A part of usage-export cannot be loaded (%s): build it again with mvn package"
              .formatted(e);
      case Error e -> e.toString();
      default -> String.valueOf(failure.getMessage());
    };
  }
}
