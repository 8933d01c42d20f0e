package io.github.usageexport.cli;

import io.github.usageexport.lake.LakeException;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.StoppedException;
import io.github.usageexport.snapshot.StoreException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
    return written(line.execute(arguments), terminal);
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

  private static int explain(Exception failure, CommandLine at, Terminal terminal) {
    at.getErr().println("usage: " + failure.getMessage());
    if (terminal.isVerbose()) {
      failure.printStackTrace(at.getErr());
    }
    return switch (failure) {
      case InvalidRequestException _ -> ExitCode.INVALID;
      case StoppedException _, StoreException _, LakeException _ -> ExitCode.FAILED;
      default -> {
        if (!terminal.isVerbose()) {
          at.getErr().println("This is a fault of usage-export itself; --verbose shows where.");
        }
        yield ExitCode.FAILED;
      }
    };
  }
}
