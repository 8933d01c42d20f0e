package io.github.usageexport.run;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps runs and how each of their slices ended. */
public interface RunStore {

  /** Adds a run, or replaces it by its next state. */
  void save(Run run);

  Optional<Run> run(String runId);

  /** The one that started last. */
  Optional<Run> latestRun();

  /** Runs that started and never ended, oldest first. */
  List<Run> unfinishedRuns();

  /**
   * How long after its start a run that never ended may still be at work; one that is older has
   * died. Zero where a run holds the whole store, so that another one can only be dead.
   */
  Duration longestRun();

  /** Adds how slices of a run ended; a slice that ended again replaces its former outcome. */
  void saveOutcomes(String runId, Collection<SliceOutcome> outcomes);

  /** In order of account, granularity and range. */
  List<SliceOutcome> outcomes(String runId);
}
