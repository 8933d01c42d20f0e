package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.InstantText;
import io.github.usageexport.snapshot.StoreException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as it was read. */
record Item(Map<String, AttributeValue> attributes) {

  ItemKey key() {
    return new ItemKey(text(TableDefinition.PARTITION_KEY), text(TableDefinition.SORT_KEY));
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  String text(String name) {
    return present(name, optionalText(name));
  }

  @Nullable String optionalText(String name) {
    AttributeValue value = attributes.get(name);
    return value == null ? null : value.s();
  }

  /** Texts by their names. */
  Map<String, String> texts(String name) {
    Map<String, String> texts = new TreeMap<>();
    present(name, value(name).m())
        .forEach((key, value) -> texts.put(key, present(name, value.s())));
    return texts;
  }

  long number(String name) {
    return Long.parseLong(present(name, value(name).n()));
  }

  boolean is(String name) {
    return present(name, value(name).bool());
  }

  byte[] bytes(String name) {
    return present(name, value(name).b()).asByteArrayUnsafe();
  }

  Instant instant(String name) {
    return InstantText.parse(text(name));
  }

  @Nullable Instant optionalInstant(String name) {
    String text = optionalText(name);
    return text == null ? null : InstantText.parse(text);
  }

  LocalDate date(String name) {
    return LocalDate.parse(text(name));
  }

  /**
   * @throws StoreException if the item was written in a later format than this program knows
   */
  void requireFormat(int known) {
    long format = has(ItemWriter.FORMAT) ? number(ItemWriter.FORMAT) : known;
    if (format > known) {
      throw new StoreException(
          "The item %s of the table has format %s, written by a newer version of Usage Export"
                  .formatted(key(), format)
              + " than this one, which reads format %s: update Usage Export".formatted(known));
    }
  }

  StoreException damaged(String how) {
    return new StoreException(
        "The item %s of the table is damaged (%s): restore the table to a point in time before"
            .formatted(key(), how));
  }

  private AttributeValue value(String name) {
    return present(name, attributes.get(name));
  }

  private <T> T present(String name, @Nullable T value) {
    if (value == null) {
      throw new StoreException(
          "An item of the table (%s) has no usable attribute '%s': restore the table to a point in"
                  .formatted(attributes.get(TableDefinition.SORT_KEY), name)
              + " time before it was changed");
    }
    return value;
  }
}
