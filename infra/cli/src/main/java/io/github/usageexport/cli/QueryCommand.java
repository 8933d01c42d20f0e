package io.github.usageexport.cli;

import io.github.usageexport.cli.query.LakeQuery;
import io.github.usageexport.cli.query.QueryException;
import io.github.usageexport.cli.query.QueryFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code usage query}: SQL on a directory lake. */
@Command(
    name = "query",
    description = "Run SQL on a directory lake; every dataset is a view.",
    footer = {
      "",
      "Datasets: usage_daily, usage_monthly, usage_yearly, usage_all_time,",
      "usage_versions, restatements, coverage, control_totals, accounts, categories",
      "",
      "  usage query \"select account_name, sum(price) from usage_daily",
      "               where category = 'totalprice' group by 1\""
    })
final class QueryCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private FolderOptions folders = new FolderOptions();

  @Mixin private FormatOption format = new FormatOption();

  @Parameters(paramLabel = "SQL", description = "One SELECT in DuckDB's dialect")
  private String sql = "";

  QueryCommand(Terminal terminal, Shutdown shutdown) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    QueryFormat chosen = format.value();
    try (LakeQuery query = LakeQuery.open(folders.lake(terminal))) {
      query.run(sql, chosen, terminal.columns(), terminal.out());
      terminal.out().flush();
      return ExitCode.DONE;
    } catch (QueryException e) {
      terminal.err().println("usage: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }
}
