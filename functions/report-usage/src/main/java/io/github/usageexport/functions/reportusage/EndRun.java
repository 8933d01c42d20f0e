package io.github.usageexport.functions.reportusage;

import io.github.usageexport.aws.lambda.Telemetry;
import io.github.usageexport.finish.HandedOnReport;
import io.github.usageexport.finish.Notifier;
import io.github.usageexport.finish.NotifierException;
import io.github.usageexport.finish.ReportUsage;
import io.github.usageexport.finish.RestatedAfterClosed;
import io.github.usageexport.finish.RunNotice;
import io.github.usageexport.finish.RunReport;
import io.github.usageexport.handoff.EndedRun;
import io.github.usageexport.run.RunStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a run and tells how it went: in the log, by metrics, and to people if need be. */
public record EndRun(ReportUsage stage, Notifier notifier, Telemetry telemetry) {

  Map<String, @Nullable Object> invoke(
      String requestId, String functionName, Map<String, ? extends @Nullable Object> event) {
    return telemetry.invocation(requestId, functionName, () -> end(EndedRun.of(event)));
  }

  private Map<String, @Nullable Object> end(EndedRun ended) {
    telemetry.run(ended.execution().runId());
    RunReport report = stage.report(ended);
    Map<String, @Nullable Object> handedOn = HandedOnReport.of(report);
    long afterClosed = RestatedAfterClosed.count(report, stage.reports().snapshots());
    long controlsFailed = controlsFailed(handedOn);
    tell(report, controlsFailed, afterClosed);
    RunNotice.of(report, controlsFailed, afterClosed).ifPresent(this::notify);
    return handedOn;
  }

  private void tell(RunReport report, long controlsFailed, long afterClosed) {
    RunStatus status = report.run().status();
    telemetry.info(
        "ended",
        Map.of(
            "status", status,
            "problem", report.problem().orElse("none"),
            "accounts", report.listed(),
            "failed", report.failed().size()));
    telemetry.count("RunsSucceeded", status == RunStatus.FAILED ? 0 : 1);
    telemetry.count("RunsComplete", status == RunStatus.COMPLETE ? 1 : 0);
    telemetry.count("RunsPartial", status == RunStatus.PARTIAL ? 1 : 0);
    telemetry.count("RunsFailed", status == RunStatus.FAILED ? 1 : 0);
    telemetry.count("AccountsFailed", report.failed().size());
    telemetry.count("ControlsFailed", controlsFailed);
    telemetry.count("RestatedAfterClosed", afterClosed);
  }

  /** A run stands as it is, whoever could be told of it. */
  private void notify(RunNotice notice) {
    try {
      notifier.send(notice);
    } catch (NotifierException e) {
      telemetry.warn("nobody was notified", Map.of("detail", String.valueOf(e.getMessage())));
      telemetry.count("NotificationsFailed", 1);
    }
  }

  private static long controlsFailed(Map<String, @Nullable Object> report) {
    return report.get("controls") instanceof Map<?, ?> controls
            && controls.get("fail") instanceof Number failed
        ? failed.longValue()
        : 0;
  }
}
