package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.run.Problem;
import io.github.usageexport.run.Restated;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a slice of a run ended, as an item of its own, all of it in clear: slices end one by one, and
 * one that ended again replaces what it was.
 */
final class OutcomeItem {
  private static final String REASON = "reason";
  private static final String DETAIL = "detail";
  private static final String REMEDY = "remedy";
  private static final String NEW = "new";
  private static final String CHANGED = "changed";
  private static final String UNCHANGED = "unchanged";
  private static final String OUT_OF_ORDER = "out_of_order";
  private static final String RESTATED_DAYS = "restated_days";
  private static final String RESTATED_ROWS = "restated_rows";
  private static final String PRICE_DELTA = "price_delta";

  private OutcomeItem() {}

  static ItemWriter write(String runId, SliceOutcome outcome) {
    ItemKey key =
        new ItemKey(
            ItemKey.outcomes(runId),
            String.join(
                "#",
                "SLICE",
                outcome.account().value(),
                outcome.granularity().word(),
                outcome.range().start().toString(),
                outcome.range().end().toString()));
    ItemWriter item =
        ItemWriter.at(key)
            .number(NEW, outcome.counts().created())
            .number(CHANGED, outcome.counts().changed())
            .number(UNCHANGED, outcome.counts().unchanged())
            .number(OUT_OF_ORDER, outcome.counts().outOfOrder());
    Problem problem = outcome.problem();
    if (problem != null) {
      item.text(REASON, problem.reason().name())
          .text(DETAIL, problem.detail())
          .text(REMEDY, problem.remedy());
    }
    Restated restated = outcome.restated();
    if (!restated.equals(Restated.NOTHING)) {
      item.number(RESTATED_DAYS, restated.days())
          .number(RESTATED_ROWS, restated.rows())
          .texts(
              PRICE_DELTA,
              restated.priceDelta().entrySet().stream()
                  .collect(
                      Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString())));
    }
    return item;
  }

  static SliceOutcome read(Item item) {
    String[] words = item.text(TableDefinition.SORT_KEY).split("#");
    return new SliceOutcome(
        new AccountSid(words[1]),
        Granularity.of(words[2]),
        new DateRange(LocalDate.parse(words[3]), LocalDate.parse(words[4])),
        problem(item),
        new Counts(
            count(item, NEW),
            count(item, CHANGED),
            count(item, UNCHANGED),
            count(item, OUT_OF_ORDER)),
        item.has(RESTATED_DAYS) ? restated(item) : Restated.NOTHING);
  }

  private static @Nullable Problem problem(Item item) {
    String reason = item.optionalText(REASON);
    return reason == null
        ? null
        : new Problem(FailureReason.valueOf(reason), item.text(DETAIL), item.text(REMEDY));
  }

  private static Restated restated(Item item) {
    Map<String, Amount> delta = new TreeMap<>();
    // A sum may be longer than an amount that Twilio states.
    item.texts(PRICE_DELTA)
        .forEach((unit, amount) -> delta.put(unit, new Amount(new BigDecimal(amount))));
    return new Restated(count(item, RESTATED_DAYS), count(item, RESTATED_ROWS), delta);
  }

  private static int count(Item item, String name) {
    return Math.toIntExact(item.number(name));
  }
}
