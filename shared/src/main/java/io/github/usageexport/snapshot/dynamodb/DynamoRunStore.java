package io.github.usageexport.snapshot.dynamodb;

import io.github.usageexport.pipeline.Run;
import io.github.usageexport.pipeline.RunStatus;
import io.github.usageexport.pipeline.RunStore;
import io.github.usageexport.pipeline.SliceOutcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Keeps runs and how their slices ended in a {@link DynamoTable}. Runs that have not ended are
 * listed in a partition of their own, which stays short however many runs there were.
 */
public final class DynamoRunStore implements RunStore {
  private final DynamoTable table;

  public DynamoRunStore(DynamoTable table) {
    this.table = table;
  }

  @Override
  public void save(Run run) {
    ItemKey unfinished = ItemKey.unfinishedRun(run.id());
    TransactWriteItem listing =
        run.status() == RunStatus.RUNNING
            ? TransactWriteItem.builder()
                .put(put -> put.tableName(table.name()).item(unfinished.attributes()))
                .build()
            : TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table.name()).key(unfinished.attributes()))
                .build();
    TransactWriteItem saving =
        TransactWriteItem.builder()
            .put(put -> put.tableName(table.name()).item(RunItem.write(run).attributes()))
            .build();
    table.call(dynamo -> dynamo.transactWriteItems(write -> write.transactItems(saving, listing)));
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
    return new ItemQuery(table, ItemKey.UNFINISHED_RUNS, null)
        .sortKeys().stream()
            .flatMap(runId -> run(runId).stream())
            .filter(run -> run.status() == RunStatus.RUNNING)
            .sorted(Comparator.comparing(Run::startedAt).thenComparing(Run::id))
            .toList();
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
