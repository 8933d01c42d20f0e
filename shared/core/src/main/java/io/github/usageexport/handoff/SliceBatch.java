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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation of collect-usage is handed: at most {@link #MAX_SLICES} slices, those of
 * controls among them.
 *
 * @param batch its place among the run's batches, from 0
 */
public record SliceBatch(
    String runId, int batch, List<PlannedSlice> slices, List<PlannedControl> controls) {
  public static final int MAX_SLICES = 24;

  private static final String CONTROLS = "controls";

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
            : List.of());
  }

  static SliceBatch of(String runId, int batch, List<Slice> slices, List<ControlSlice> controls) {
    return new SliceBatch(
        runId,
        batch,
        slices.stream().map(PlannedSlice::of).toList(),
        controls.stream().map(PlannedControl::of).toList());
  }

  /**
   * Reads and records the batch.
   *
   * @param counts what the process has asked of Twilio so far; a function outlives its invocation
   */
  public CollectedBatch collect(
      CollectUsage stage,
      Supplier<SourceCounts> counts,
      CollectProgress progress,
      ReadingTime time) {
    SourceCounts before = counts.get();
    List<SliceOutcome> outcomes =
        stage.collect(runId, slices.stream().map(PlannedSlice::slice).toList(), progress, time);
    stage.collectControls(
        runId, controls.stream().map(PlannedControl::slice).toList(), outcomes, time);
    return CollectedBatch.of(outcomes, counts.get().since(before));
  }
}
