package io.github.usageexport.cli;

import io.github.usageexport.pipeline.ExportPlan;
import io.github.usageexport.pipeline.ExportRequest;
import io.github.usageexport.pipeline.PlanExport;
import io.github.usageexport.pipeline.Slice;
import io.github.usageexport.pipeline.UnreadableException;
import io.github.usageexport.twilio.Twilio;
import java.util.List;

/** Says what a run would read, and touches no store. */
record DryRun(Environment.TwilioAccess access, Terminal terminal) {

  int run(ExportRequest request) {
    try (Twilio twilio = access.open(terminal.clock(), terminal.pause())) {
      PlanExport stage = PlanExport.withoutHistory(twilio.accounts(), terminal.clock());
      ExportPlan plan = stage.plan(request, stage.start(request, "dry-run"));
      terminal
          .out()
          .printf(
              "%s: %d accounts, %d skipped, %d slices, %d periods%n",
              plan.run().range(),
              plan.listed().size(),
              plan.skipped().size(),
              plan.slices(),
              plan.periods().size());
      for (Slice slice : plan.batches().stream().flatMap(List::stream).toList()) {
        terminal.out().println("  would read " + slice);
      }
      return ExitCode.DONE;
    } catch (UnreadableException e) {
      terminal.err().println("usage: " + e.problem().detail() + ". " + e.problem().remedy());
      return ExitCode.FAILED;
    }
  }
}
