package io.github.usageexport.handoff;

import io.github.usageexport.collect.CollectProgress;
import io.github.usageexport.collect.CollectUsage;
import io.github.usageexport.collect.ReadingTime;
import io.github.usageexport.run.ControlSlice;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.SourceCounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation of collect-usage is handed: at most {@link #MAX_SLICES} slices, those of
 * controls among them.
 *
 * @param batch its place among the run's batches, from 0
 * @param failure why the invocations that were handed it before failed for good; empty if none did
 */
public record SliceBatch(
    String runId,
    int batch,
    List<PlannedSlice> slices,
    List<PlannedControl> controls,
    Optional<StageFailure> failure) {
  public static final int MAX_SLICES = 24;

  private static final String CONTROLS = "controls";
  private static final String FAILURE = "failure";

  public SliceBatch {
    int size = slices.size() + controls.size();
    if (size > MAX_SLICES) {
      throw new IllegalArgumentException(
          "a batch of %d slices is too large: %d at most".formatted(size, MAX_SLICES));
    }
    slices = List.copyOf(slices);
    controls = List.copyOf(controls);
  }

  /** A batch without controls. */
  public SliceBatch(String runId, int batch, List<PlannedSlice> slices) {
    this(runId, batch, slices, List.of());
  }

  /** A batch that no invocation has failed with. */
  public SliceBatch(
      String runId, int batch, List<PlannedSlice> slices, List<PlannedControl> controls) {
    this(runId, batch, slices, controls, Optional.empty());
  }

  /**
   * Reads a batch as Lambda hands it to a function.
   *
   * @throws InvalidRequestException naming the key that is missing or of the wrong type
   */
  public static SliceBatch of(Map<String, ? extends @Nullable Object> event) {
    RequestFields fields = new RequestFields(event);
    return new SliceBatch(
        fields.required("runId"),
        Math.toIntExact(fields.count("batch")),
        fields.objects("slices").stream().map(PlannedSlice::of).toList(),
        fields.has(CONTROLS)
            ? fields.objects(CONTROLS).stream().map(PlannedControl::of).toList()
            : List.of(),
        fields.has(FAILURE)
            ? Optional.of(StageFailure.of("collect-usage", fields.object(FAILURE)))
            : Optional.empty());
  }

  static SliceBatch of(String runId, int batch, List<Slice> slices, List<ControlSlice> controls) {
    return new SliceBatch(
        runId,
        batch,
        slices.stream().map(PlannedSlice::of).toList(),
        controls.stream().map(PlannedControl::of).toList());
  }

  /**
   * Reads and records the batch, or only records that it was not read if it failed for good.
   *
   * @param counts what the process has asked of Twilio so far; a function outlives its invocation
   */
  public CollectedBatch collect(
      CollectUsage stage,
      Supplier<SourceCounts> counts,
      CollectProgress progress,
      ReadingTime time) {
    SourceCounts before = counts.get();
    List<Slice> toRead = slices.stream().map(PlannedSlice::slice).toList();
    if (failure.isPresent()) {
      List<SliceOutcome> notRead = stage.giveUp(runId, toRead, failure.get().sentence());
      notRead.forEach(progress::ended);
      return CollectedBatch.of(notRead, SourceCounts.NONE);
    }
    List<ControlSlice> compared = controls.stream().map(PlannedControl::slice).toList();
    List<SliceOutcome> outcomes = stage.collect(runId, toRead, compared, progress, time);
    stage.collectControls(runId, compared, outcomes, time);
    return CollectedBatch.of(outcomes, counts.get().since(before));
  }
}
