package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.InstantText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes an item, attribute by attribute; what is null is left out. */
final class ItemWriter {
  /** The number of an item's format; an item without it is of the first. */
  static final String FORMAT = "format";

  private final Map<String, AttributeValue> attributes;

  private ItemWriter(Map<String, AttributeValue> key) {
    this.attributes = new LinkedHashMap<>(key);
  }

  static ItemWriter at(ItemKey key) {
    return new ItemWriter(key.attributes());
  }

  /** Attributes alone, as an update sets them. */
  static ItemWriter withoutKey() {
    return new ItemWriter(Map.of());
  }

  ItemWriter text(String name, @Nullable String value) {
    if (value != null) {
      attributes.put(name, AttributeValue.fromS(value));
    }
    return this;
  }

  ItemWriter texts(String name, Map<String, String> values) {
    Map<String, AttributeValue> texts = new LinkedHashMap<>();
    values.forEach((key, value) -> texts.put(key, AttributeValue.fromS(value)));
    attributes.put(name, AttributeValue.fromM(texts));
    return this;
  }

  ItemWriter number(String name, long value) {
    attributes.put(name, AttributeValue.fromN(Long.toString(value)));
    return this;
  }

  ItemWriter is(String name, boolean value) {
    attributes.put(name, AttributeValue.fromBool(value));
    return this;
  }

  ItemWriter bytes(String name, byte[] value) {
    attributes.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
    return this;
  }

  ItemWriter instant(String name, @Nullable Instant value) {
    return text(name, value == null ? null : InstantText.of(value));
  }

  Map<String, AttributeValue> attributes() {
    return attributes;
  }
}
