package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStatus;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A run as an item, all of it in clear. */
final class RunItem {
  private static final String STATUS = "status";
  private static final String STARTED_AT = "started_at";
  private static final String FINISHED_AT = "finished_at";
  private static final String TODAY = "today";
  private static final String START_DATE = "start_date";
  private static final String END_DATE = "end_date";
  private static final String GRANULARITIES = "granularities";
  private static final String PROBLEM = "problem";

  private RunItem() {}

  static ItemWriter write(Run run) {
    return ItemWriter.at(ItemKey.run(run.id()))
        .text(STATUS, run.status().name())
        .instant(STARTED_AT, run.startedAt())
        .instant(FINISHED_AT, run.finishedAt())
        .text(TODAY, run.today().toString())
        .text(START_DATE, run.range().start().toString())
        .text(END_DATE, run.range().end().toString())
        .text(
            GRANULARITIES,
            run.granularities().stream().map(Granularity::word).collect(Collectors.joining(",")))
        .text(PROBLEM, run.problem());
  }

  static Run read(Item item) {
    return new Run(
        item.text(TableDefinition.SORT_KEY),
        RunStatus.valueOf(item.text(STATUS)),
        item.instant(STARTED_AT),
        item.optionalInstant(FINISHED_AT),
        item.date(TODAY),
        new DateRange(item.date(START_DATE), item.date(END_DATE)),
        Arrays.stream(item.text(GRANULARITIES).split(","))
            .filter(word -> !word.isEmpty())
            .map(Granularity::of)
            .collect(Collectors.toSet()),
        item.optionalText(PROBLEM));
  }
}
