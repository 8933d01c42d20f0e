package io.github.usageexport.lake.parquet;

import io.github.usageexport.lake.ColumnType;
import io.github.usageexport.usage.Amount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.parquet.io.api.RecordConsumer;

/** Hands the values of one column to Parquet. One instance per column: some remember values. */
interface ValueWriter {
  void write(RecordConsumer consumer, Object value);

  static ValueWriter of(ColumnType type) {
    return switch (type) {
      case STRING -> strings();
      case DECIMAL -> decimals();
      case TIMESTAMP -> (consumer, value) -> consumer.addLong(((Instant) value).toEpochMilli());
      case DATE ->
          (consumer, value) ->
              consumer.addInteger(Math.toIntExact(((LocalDate) value).toEpochDay()));
      case INT -> (consumer, value) -> consumer.addInteger((Integer) value);
      case BOOLEAN -> (consumer, value) -> consumer.addBoolean((Boolean) value);
      case STRING_LIST -> lists();
    };
  }

  private static ValueWriter strings() {
    TextCache cache = new TextCache();
    return (consumer, value) -> consumer.addBinary(cache.binary((String) value));
  }

  private static ValueWriter decimals() {
    DecimalBytes bytes = new DecimalBytes();
    return (consumer, value) -> consumer.addBinary(bytes.binary((Amount) value));
  }

  private static ValueWriter lists() {
    ValueWriter element = strings();
    return (consumer, value) -> {
      consumer.startGroup();
      List<?> values = (List<?>) value;
      if (!values.isEmpty()) {
        consumer.startField(ParquetSchema.LIST, 0);
        for (Object text : values) {
          consumer.startGroup();
          consumer.startField(ParquetSchema.ELEMENT, 0);
          element.write(consumer, text);
          consumer.endField(ParquetSchema.ELEMENT, 0);
          consumer.endGroup();
        }
        consumer.endField(ParquetSchema.LIST, 0);
      }
      consumer.endGroup();
    };
  }
}
