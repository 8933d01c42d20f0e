package io.github.usageexport.cli;

import io.github.usageexport.cli.query.LakeQuery;
import io.github.usageexport.cli.query.QueryException;
import io.github.usageexport.cli.query.QueryFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code usage categories}: what is known of each category, and what is not. */
@Command(
    name = "categories",
    description = "List categories: role, family, parent, and when Twilio stated them.")
final class CategoriesCommand implements Callable<Integer> {
  private static final String LIST =
      "select category, role, family, parent, evidence, first_seen, last_seen from categories ";

  private final Terminal terminal;
  private final Shutdown shutdown;

  @Mixin private FolderOptions folders = new FolderOptions();

  @Option(
      names = "--unclassified",
      description = "Only those that Twilio stated and the catalogue does not know")
  private boolean unclassified;

  @Mixin private FormatOption format = new FormatOption();

  CategoriesCommand(Terminal terminal, Shutdown shutdown) {
    this.terminal = terminal;
    this.shutdown = shutdown;
  }

  @Override
  public Integer call() {
    shutdown.endAtOnce();
    QueryFormat chosen = format.value();
    try (LakeQuery query = LakeQuery.open(folders.lakeFolder(terminal))) {
      query.run(
          LIST + (unclassified ? "where role = 'UNKNOWN' " : "") + "order by category",
          chosen,
          terminal.columns(),
          terminal.out());
      terminal.out().flush();
      return ExitCode.DONE;
    } catch (QueryException e) {
      terminal.warn("usage: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }
}
