package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.Head.Belief;
import io.github.usageexport.snapshot.InstantText;
import io.github.usageexport.snapshot.SliceChange;
import io.github.usageexport.snapshot.SliceHead;
import io.github.usageexport.snapshot.SliceKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The next state of a slice's head, as an update on the condition that {@code rev} still holds.
 *
 * <p>The item remembers the marks of its last writes. A writer whose answer was lost, and whose
 * repetition is refused because the first try took effect, finds its own mark there.
 */
record HeadItem(SliceChange change, AttributeValue mark) {
  private static final int MARK_BYTES = 6;
  private static final String REV = "rev";
  private static final String HEADS = "heads";

  /** The newest first; each takes the place of the one behind it. */
  private static final List<String> MARKS = List.of("written_by", "before_by", "earlier_by");

  static HeadItem of(SliceChange change, DynamoTable table) {
    return new HeadItem(
        change, AttributeValue.fromB(SdkBytes.fromByteArray(table.random(MARK_BYTES))));
  }

  static SliceHead read(SliceKey key, Item item) {
    return HeadPacking.unpack(key, item.number(REV), item.bytes(HEADS));
  }

  Update update(String table) {
    SliceHead after = change.after();
    Map<String, AttributeValue> next =
        ItemWriter.withoutKey()
            .number(REV, after.revision())
            .bytes(HEADS, HeadPacking.pack(after))
            .number("versions", versions(after))
            .text("as_of", newest(after, Belief::asOf))
            .text("confirmed_as_of", newest(after, Belief::confirmedAsOf))
            .text("observed_at", newest(after, Belief::observedAt))
            .attributes();
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    StringBuilder set = new StringBuilder("SET ");
    next.forEach(
        (name, value) -> {
          names.put("#" + name, name);
          values.put(":" + name, value);
          set.append("#%1$s = :%1$s, ".formatted(name));
        });
    values.put(":mark", mark);
    values.put(":none", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[0])));
    for (int i = MARKS.size() - 1; i > 0; i--) {
      set.append("%s = if_not_exists(%s, :none), ".formatted(MARKS.get(i), MARKS.get(i - 1)));
    }
    set.append(MARKS.getFirst()).append(" = :mark");
    String condition = Condition.ABSENT;
    if (change.before().revision() > 0) {
      condition = "#rev = :before";
      values.put(":before", AttributeValue.fromN(Long.toString(change.before().revision())));
    }
    return Update.builder()
        .tableName(table)
        .key(ItemKey.head(change.before().key()).attributes())
        .updateExpression(set.toString())
        .conditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  /** Whether this very update made the item what it is, or one of the last that did. */
  boolean isWrittenIn(Map<String, AttributeValue> found) {
    return MARKS.stream().anyMatch(name -> mark.equals(found.get(name)));
  }

  private static long versions(SliceHead head) {
    return head.heads().values().stream()
        .flatMap(each -> each.known().stream())
        .mapToLong(Belief::versions)
        .sum();
  }

  private static String newest(SliceHead head, Function<Belief, Instant> moment) {
    Optional<Instant> newest =
        head.heads().values().stream()
            .flatMap((Head each) -> each.known().stream())
            .map(moment)
            .max(Instant::compareTo);
    return newest.map(InstantText::of).orElse("");
  }
}
