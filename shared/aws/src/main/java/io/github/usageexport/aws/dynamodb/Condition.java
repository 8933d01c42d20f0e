package io.github.usageexport.aws.dynamodb;

/** Conditions that writes depend on. */
final class Condition {
  /** No item has this key. */
  static final String ABSENT = "attribute_not_exists(" + TableDefinition.PARTITION_KEY + ")";

  private Condition() {}
}
