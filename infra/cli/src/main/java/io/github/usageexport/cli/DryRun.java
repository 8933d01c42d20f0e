package io.github.usageexport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usageexport.plan.PlanExport;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.twilio.Twilio;

/**
 * Says what a run would read, and touches no store.
 *
 * @param json whether as one JSON object instead of text
 */
record DryRun(Environment.TwilioAccess access, Terminal terminal, boolean json) {

  int run(ExportRequest request) {
    try (Twilio twilio = access.open(terminal.clock(), terminal.pause())) {
      PlanExport stage = PlanExport.withoutHistory(twilio.accounts(), terminal.clock());
      ExportPlan plan = stage.plan(request, stage.start(request, "dry-run"));
      if (json) {
        terminal.out().println(object(plan));
      } else {
        say(plan);
      }
      return ExitCode.DONE;
    } catch (UnreadableException e) {
      terminal.warn("usage: " + e.problem().detail() + ". " + e.problem().remedy());
      return ExitCode.FAILED;
    }
  }

  private static String object(ExportPlan plan) {
    ObjectNode object =
        JsonNodeFactory.instance
            .objectNode()
            .put("start_date", plan.run().range().start().toString())
            .put("end_date", plan.run().range().end().toString());
    ArrayNode granularities = object.putArray("granularities");
    plan.run().granularities().forEach(each -> granularities.add(each.word()));
    return object
        .put("accounts", plan.listed().size())
        .put("skipped", plan.skipped().size())
        .put("slices", plan.slices())
        .put("periods", plan.periods().size())
        .toPrettyString();
  }

  private void say(ExportPlan plan) {
    terminal
        .out()
        .printf(
            "%s%s: %d accounts, %d skipped, %d slices, %d periods%n",
            plan.run().range(),
            plan.clipped() ? " (the end is clipped to today)" : "",
            plan.listed().size(),
            plan.skipped().size(),
            plan.slices(),
            plan.periods().size());
    for (Slice slice : plan.allSlices()) {
      terminal.out().println("  would read " + slice);
    }
  }
}
