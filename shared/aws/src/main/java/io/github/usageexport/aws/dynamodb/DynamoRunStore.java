package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.run.RunStore;
import io.github.usageexport.run.SliceOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Keeps runs and how their slices ended in a {@link DynamoTable}. Runs are few, some thousands in a
 * year of one every few hours, and small: those that have not ended are looked for among all.
 */
public final class DynamoRunStore implements RunStore {
  /** The time that the state machine gives an execution: nothing locks a table. */
  private static final Duration LONGEST_RUN = Duration.ofHours(24);

  private final DynamoTable table;

  public DynamoRunStore(DynamoTable table) {
    this.table = table;
  }

  @Override
  public void save(Run run) {
    table.put(RunItem.write(run));
  }

  @Override
  public Optional<Run> run(String runId) {
    return table.get(ItemKey.run(runId)).map(RunItem::read);
  }

  /** Run ids sort by their start. */
  @Override
  public Optional<Run> latestRun() {
    return new ItemQuery(table, ItemKey.RUNS, null).last().map(RunItem::read);
  }

  @Override
  public List<Run> unfinishedRuns() {
    return table.query(ItemKey.RUNS).stream()
        .map(RunItem::read)
        .filter(run -> run.status() == RunStatus.RUNNING)
        .sorted(Comparator.comparing(Run::startedAt).thenComparing(Run::id))
        .toList();
  }

  @Override
  public Duration longestRun() {
    return LONGEST_RUN;
  }

  @Override
  public void saveOutcomes(String runId, Collection<SliceOutcome> outcomes) {
    List<ItemWriter> items =
        outcomes.stream().map(outcome -> OutcomeItem.write(runId, outcome)).toList();
    if (items.size() == 1) {
      table.put(items.getFirst());
    } else {
      new ItemBatches(table).put(items);
    }
  }

  @Override
  public List<SliceOutcome> outcomes(String runId) {
    return table.query(ItemKey.outcomes(runId)).stream()
        .map(OutcomeItem::read)
        .sorted(SliceOutcome.ORDER)
        .toList();
  }
}
