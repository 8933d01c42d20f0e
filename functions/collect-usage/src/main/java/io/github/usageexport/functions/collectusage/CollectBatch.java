package io.github.usageexport.functions.collectusage;

import io.github.usageexport.aws.lambda.Telemetry;
import io.github.usageexport.collect.CollectUsage;
import io.github.usageexport.collect.ReadingTime;
import io.github.usageexport.handoff.CollectedBatch;
import io.github.usageexport.handoff.SliceBatch;
import io.github.usageexport.handoff.Tallies;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.SourceCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects a batch in the time that an invocation has, and tells what came of it.
 *
 * @param counts what this process has asked of Twilio so far
 */
public record CollectBatch(
    CollectUsage stage,
    Supplier<SourceCounts> counts,
    Tallies tallies,
    Telemetry telemetry,
    Clock clock) {
  /** For recording what is in hand and handing back the rest. */
  static final Duration RESERVE = Duration.ofSeconds(60);

  CollectedBatch invoke(
      String requestId,
      String functionName,
      Duration timeLeft,
      Map<String, ? extends @Nullable Object> event) {
    ReadingTime time = ReadingTime.of(timeLeft.minus(RESERVE), clock);
    return telemetry.invocation(requestId, functionName, () -> collect(SliceBatch.of(event), time));
  }

  private CollectedBatch collect(SliceBatch batch, ReadingTime time) {
    telemetry.run(batch.runId());
    CollectedBatch collected = batch.collect(stage, counts, this::tellFailure, time);
    tell(batch, collected);
    return tallies.keep(batch, collected);
  }

  private void tellFailure(SliceOutcome outcome) {
    Problem problem = outcome.problem();
    if (problem != null) {
      telemetry.warn(
          "slice not read",
          Map.of(
              "account", outcome.account(),
              "granularity", outcome.granularity().word(),
              "range", outcome.range(),
              "reason", problem.reason(),
              "detail", problem.detail()));
    }
  }

  private void tell(SliceBatch batch, CollectedBatch collected) {
    SourceCounts twilio = collected.twilio();
    telemetry.info(
        "collected",
        Map.of(
            "batch", batch.batch(),
            "slices", collected.slices(),
            "failed", collected.failed(),
            "pages", twilio.pages(),
            "records", twilio.records()));
    telemetry.count("SlicesFailed", collected.failed());
    telemetry.count("TwilioRequests", twilio.requests());
    telemetry.count("TwilioRecords", twilio.records());
    telemetry.count("TwilioRetries", twilio.retries());
    telemetry.count("TwilioThrottled", twilio.throttled());
  }
}
