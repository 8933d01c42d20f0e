package io.github.usageexport.architecture.broken.lake;

import org.apache.parquet.schema.MessageType;

final class ParquetEverywhere {
  String name(MessageType schema) {
    return schema.getName();
  }
}
