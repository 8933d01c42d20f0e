package io.github.usageexport.finish;

import io.github.usageexport.handoff.JsonFields;
import io.github.usageexport.handoff.PlannedRun;
import io.github.usageexport.handoff.PlannedSlice;
import io.github.usageexport.handoff.SliceBatch;
import io.github.usageexport.handoff.Tallies;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.run.Restated;
import io.github.usageexport.run.RunStore;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.SourceCounts;
import io.github.usageexport.snapshot.SliceChange.Counts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * What became of a plan, found by looking at what each invocation left behind: one that died left
 * nothing, and what it should have done is named.
 *
 * @param outcomes of every slice planned; of those that no invocation came to, NOT_READ
 * @param missing parts of the lake that were not exported
 */
record CarriedOut(
    List<SliceOutcome> outcomes,
    SourceCounts twilio,
    ExportOutcome partitions,
    List<String> missing) {
  /** Files read at once: each is one short request. */
  private static final int READERS = 32;

  static CarriedOut of(PlannedRun planned, RunStore runs, LakeStore lake) {
    String runId = planned.runId();
    Tallies tallies = new Tallies(lake);
    List<SliceOutcome> outcomes = new ArrayList<>(runs.outcomes(runId));
    Set<Slice.Id> ended = new HashSet<>();
    outcomes.forEach(outcome -> ended.add(outcome.sliceId()));
    List<Integer> batches = new ArrayList<>();
    JsonFields.each(
        batches(runId, lake),
        fields -> {
          SliceBatch batch = SliceBatch.of(fields);
          batches.add(batch.batch());
          batch.slices().stream()
              .map(PlannedSlice::slice)
              .filter(slice -> !ended.contains(slice.id()))
              .forEach(slice -> outcomes.add(notRead(slice)));
        });
    SourceCounts twilio =
        atOnce(batches, batch -> tallies.collected(runId, batch))
            .flatMap(Optional::stream)
            .reduce(SourceCounts.NONE, SourceCounts::plus);
    List<Part> parts =
        atOnce(planned.parts(), part -> new Part(part, tallies.exported(runId, part))).toList();
    return new CarriedOut(
        outcomes,
        twilio,
        parts.stream()
            .flatMap(part -> part.outcome().stream())
            .reduce(ExportOutcome.NOTHING, ExportOutcome::plus),
        parts.stream().filter(part -> part.outcome().isEmpty()).map(Part::part).toList());
  }

  private static byte[] batches(String runId, LakeStore lake) {
    RunFile file = new RunFile(runId, PlannedRun.BATCHES_JSON);
    return lake.readRunFile(file)
        .orElseThrow(
            () ->
                new LakeException(
                    "%s is not in %s: it was there when the run was planned; run again"
                        .formatted(file.path(), lake.location())));
  }

  private record Part(String part, Optional<ExportOutcome> outcome) {}

  private static <T, R> Stream<R> atOnce(List<T> elements, Function<T, R> read) {
    return elements.stream().gather(Gatherers.mapConcurrent(READERS, read));
  }

  private static SliceOutcome notRead(Slice slice) {
    return new SliceOutcome(
        slice.account().sid(),
        slice.granularity(),
        slice.range(),
        slice.notRead("collect-usage ended"),
        Counts.NONE,
        Restated.NOTHING);
  }
}
