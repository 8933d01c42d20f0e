package io.github.usageexport.aws.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What DynamoDB counts: the bytes of names and values, and the units that writing them takes. */
final class ItemSize {
  static final int UNIT = 1024;

  private ItemSize() {}

  static int bytes(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(attribute -> attribute.getKey().length() + bytes(attribute.getValue()))
        .sum();
  }

  private static int bytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s().getBytes(StandardCharsets.UTF_8).length;
      case N -> value.n().length() / 2 + 2;
      case B -> value.b().asByteArrayUnsafe().length;
      case BOOL -> 1;
      case M -> 3 + bytes(value.m());
      default -> throw new IllegalStateException("no item holds a " + value.type());
    };
  }
}
