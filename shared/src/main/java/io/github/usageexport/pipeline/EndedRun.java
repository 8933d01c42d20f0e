package io.github.usageexport.pipeline;

import io.github.usageexport.pipeline.RunReport.SourceCounts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What report-usage is handed once every batch is collected and every part exported.
 *
 * @param listed accounts asked for, as Twilio lists them
 * @param skipped those of them that are not alive in the range
 * @param collected what each invocation of collect-usage asked of Twilio
 * @param exported what each invocation of export-usage did
 */
public record EndedRun(
    String runId,
    int listed,
    int skipped,
    List<SourceCounts> collected,
    List<ExportOutcome> exported) {
  public EndedRun {
    collected = List.copyOf(collected);
    exported = List.copyOf(exported);
  }

  /**
   * Reads what ended as Lambda hands it to a function.
   *
   * @throws InvalidRequestException naming the key that is missing or of the wrong type
   */
  public static EndedRun of(Map<String, ? extends @Nullable Object> event) {
    RequestFields fields = new RequestFields(event);
    return new EndedRun(
        fields.required("runId"),
        Math.toIntExact(fields.count("listed")),
        Math.toIntExact(fields.count("skipped")),
        fields.objects("collected").stream().map(EndedRun::counts).toList(),
        fields.objects("exported").stream().map(EndedRun::outcome).toList());
  }

  private static SourceCounts counts(RequestFields fields) {
    return new SourceCounts(
        fields.count("requests"),
        fields.count("pages"),
        fields.count("records"),
        fields.count("retries"),
        fields.count("throttled"),
        Math.toIntExact(fields.count("maxInFlight")),
        fields.count("bytes"));
  }

  private static ExportOutcome outcome(RequestFields fields) {
    return new ExportOutcome(
        Math.toIntExact(fields.count("written")),
        Math.toIntExact(fields.count("unchanged")),
        fields.count("rows"),
        fields.count("bytes"),
        fields.count("versionsDropped"),
        fields.object("controls").map(EndedRun::controls).orElse(ControlCounts.NONE));
  }

  private static ControlCounts controls(RequestFields fields) {
    return new ControlCounts(fields.count("pass"), fields.count("warn"), fields.count("fail"));
  }

  SourceCounts twilio() {
    return collected.stream().reduce(SourceCounts.NONE, SourceCounts::plus);
  }

  ExportOutcome partitions() {
    return exported.stream().reduce(ExportOutcome.NOTHING, ExportOutcome::plus);
  }
}
