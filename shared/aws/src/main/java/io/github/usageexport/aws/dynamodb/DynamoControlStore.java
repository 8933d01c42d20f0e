package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.control.ControlKind;
import io.github.usageexport.control.ControlReading;
import io.github.usageexport.control.ControlStore;
import io.github.usageexport.snapshot.InstantText;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keeps what controls compare with in a {@link DynamoTable}, an item each in a month's partition.
 */
public final class DynamoControlStore implements ControlStore {
  private static final String AS_OF = "as_of";
  private static final String END_DATE = "end_date";
  private static final String OBSERVED_AT = "observed_at";
  private static final String RUN_ID = "run_id";
  private static final String REASON = "reason";
  private static final String NONE_IS_NEWER = Condition.ABSENT + " OR " + AS_OF + " <= :as_of";
  private static final int WRITES_AT_ONCE = 8;

  private final DynamoTable table;
  private final ContentItem contents;

  public DynamoControlStore(DynamoTable table) {
    this.table = table;
    this.contents = new ContentItem(new Parts(table));
  }

  @Override
  public void save(Collection<ControlReading> readings) {
    Map<ItemKey, ControlReading> newest = new LinkedHashMap<>();
    for (ControlReading reading : readings) {
      newest.merge(
          key(reading),
          reading,
          (before, next) -> next.asOf().isBefore(before.asOf()) ? before : next);
    }
    try (Stream<Boolean> saved =
        ReadAhead.map(newest.values(), WRITES_AT_ONCE, this::saveUnlessNewerIsKept)) {
      saved.forEach(each -> {});
    }
  }

  @Override
  public Optional<ControlReading> find(ControlKind kind, AccountSid account, LocalDate firstDay) {
    return table.get(ItemKey.control(kind, account, firstDay)).map(this::read);
  }

  @Override
  public Stream<ControlReading> readings(YearMonth month) {
    return new ItemQuery(table, ItemKey.controls(month), null).stream().map(this::read);
  }

  private boolean saveUnlessNewerIsKept(ControlReading reading) {
    return table.putIf(
        write(reading),
        NONE_IS_NEWER,
        Map.of(":as_of", AttributeValue.fromS(InstantText.of(reading.asOf()))));
  }

  private static ItemKey key(ControlReading reading) {
    return ItemKey.control(reading.kind(), reading.account(), reading.firstDay());
  }

  private ItemWriter write(ControlReading reading) {
    FailureReason reason = reading.reason();
    return contents.write(
        ItemWriter.at(key(reading))
            .text(END_DATE, reading.range().end().toString())
            .instant(AS_OF, reading.asOf())
            .instant(OBSERVED_AT, reading.observedAt())
            .text(RUN_ID, reading.runId())
            .text(REASON, reason == null ? null : reason.name()),
        reading.content());
  }

  private ControlReading read(Item item) {
    String[] words = item.text(TableDefinition.SORT_KEY).split("#");
    String reason = item.optionalText(REASON);
    return new ControlReading(
        ControlKind.valueOf(words[1]),
        new AccountSid(words[0]),
        new DateRange(LocalDate.parse(words[2]), item.date(END_DATE)),
        item.instant(AS_OF),
        item.instant(OBSERVED_AT),
        item.text(RUN_ID),
        contents.read(item),
        reason == null ? null : FailureReason.valueOf(reason));
  }
}
