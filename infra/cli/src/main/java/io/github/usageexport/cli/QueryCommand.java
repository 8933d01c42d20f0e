package io.github.usageexport.cli;

import io.github.usageexport.aws.s3.S3Location;
import io.github.usageexport.cli.query.LakeQuery;
import io.github.usageexport.cli.query.QueryException;
import io.github.usageexport.cli.query.QueryFormat;
import io.github.usageexport.run.InvalidRequestException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code usage query}: SQL on a directory lake. */
@Command(
    name = "query",
    description = "Run SQL on a directory lake: every dataset and view by its name.",
    footer = {
      "",
      "Datasets: usage_daily, usage_monthly, usage_yearly, usage_all_time,",
      "usage_versions, restatements, coverage, control_totals, accounts, categories",
      "Views: usage_additive, usage_history, usage_as_known_at('2026-11-03 00:00:00'),",
      "restatement_ledger, spend_by_account_month, spend_by_family_day, open_controls,",
      "coverage_gaps, usage_records",
      "",
      "  usage query \"select account_sid, max_by(account_name, usage_date), price_unit,",
      "               sum(price) from usage_additive where usage_date >= '2026-10-01'",
      "               group by account_sid, price_unit order by 4 desc\"",
      "",
      "usage_date is a text (yyyy-MM-dd), as in Athena. In csv and json every value is",
      "exact; a spreadsheet may take a text that begins with = + - or @ for a formula:",
      "import such columns as text."
    })
final class QueryCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Shutdown shutdown;

  @Mixin private FolderOptions folders = new FolderOptions();

  @Mixin private FormatOption format = new FormatOption();

  @Parameters(paramLabel = "SQL", description = "One SELECT in DuckDB's dialect")
  private String sql = "";

  QueryCommand(Terminal terminal, Shutdown shutdown) {
    this.terminal = terminal;
    this.shutdown = shutdown;
  }

  @Override
  public Integer call() {
    shutdown.endAtOnce();
    QueryFormat chosen = format.value();
    folders.lakeInS3(terminal).ifPresent(QueryCommand::refuse);
    try (LakeQuery query = LakeQuery.open(folders.lakeFolder(terminal))) {
      query.run(sql, chosen, terminal.columns(), terminal.out());
      terminal.out().flush();
      return ExitCode.DONE;
    } catch (QueryException e) {
      terminal.warn("usage: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private static void refuse(S3Location lake) {
    throw new InvalidRequestException(
        ("the lake %s is queried in Athena, with the same names: of the stack usage-export the"
             + " database is usage_export and the workgroup usage-export; of another they are its"
             + " outputs AthenaDatabase and AthenaWorkGroup")
            .formatted(lake));
  }
}
