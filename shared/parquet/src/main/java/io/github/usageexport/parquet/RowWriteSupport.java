package io.github.usageexport.parquet;

import io.github.usageexport.lake.Column;
import io.github.usageexport.lake.ColumnType;
import io.github.usageexport.lake.Dataset;
import io.github.usageexport.usage.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Hands the rows of a dataset to Parquet, value by value. */
final class RowWriteSupport<R> extends WriteSupport<R> {
  /** More than the texts of an account's rows; bounds the memory. */
  private static final int CACHED_TEXTS = 4_096;

  private final Dataset<R> dataset;
  private final List<Column<R>> columns;
  private final Map<String, String> keyValues;

  /** The UTF-8 of recent texts: most rows repeat those of the row before. */
  private final Map<String, Binary> texts = new HashMap<>();

  private @Nullable RecordConsumer target;

  /**
   * @param keyValues of the file's metadata
   */
  RowWriteSupport(Dataset<R> dataset, Map<String, String> keyValues) {
    this.dataset = dataset;
    this.columns = dataset.columns();
    this.keyValues = keyValues;
  }

  /** Parquet declares this method, but calls it only with Hadoop's own configuration. */
  @Override
  @SuppressWarnings("deprecation")
  public WriteContext init(Configuration configuration) {
    throw new UnsupportedOperationException("files are written without Hadoop");
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(ParquetSchema.of(dataset), keyValues);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    target = recordConsumer;
  }

  @Override
  public void write(R row) {
    RecordConsumer consumer = Objects.requireNonNull(target, "prepareForWrite was not called");
    consumer.startMessage();
    for (int i = 0; i < columns.size(); i++) {
      Column<R> column = columns.get(i);
      Object value = column.valueIn(row);
      if (value != null) {
        consumer.startField(column.name(), i);
        add(consumer, column.type(), value);
        consumer.endField(column.name(), i);
      }
    }
    consumer.endMessage();
  }

  private void add(RecordConsumer consumer, ColumnType type, Object value) {
    switch (type) {
      case STRING -> consumer.addBinary(utf8((String) value));
      case DECIMAL -> consumer.addBinary(decimal((Amount) value));
      case TIMESTAMP -> consumer.addLong(((Instant) value).toEpochMilli());
      case DATE -> consumer.addInteger(Math.toIntExact(((LocalDate) value).toEpochDay()));
      case INT -> consumer.addInteger((Integer) value);
      case BOOLEAN -> consumer.addBoolean((Boolean) value);
      case STRING_LIST -> addList(consumer, (List<?>) value);
    }
  }

  private void addList(RecordConsumer consumer, List<?> texts) {
    consumer.startGroup();
    if (!texts.isEmpty()) {
      consumer.startField(ParquetSchema.LIST, 0);
      for (Object text : texts) {
        consumer.startGroup();
        consumer.startField(ParquetSchema.ELEMENT, 0);
        consumer.addBinary(utf8((String) text));
        consumer.endField(ParquetSchema.ELEMENT, 0);
        consumer.endGroup();
      }
      consumer.endField(ParquetSchema.LIST, 0);
    }
    consumer.endGroup();
  }

  private Binary utf8(String text) {
    if (texts.size() == CACHED_TEXTS) {
      texts.clear();
    }
    return texts.computeIfAbsent(text, Binary::fromString);
  }

  /**
   * An amount as DECIMAL(28,10): its value times 10^10, two's complement, big endian, in 12 bytes.
   *
   * @throws IllegalArgumentException for a sum or difference that the column cannot hold
   */
  private static Binary decimal(Amount amount) {
    if (!amount.isStatable()) {
      throw new IllegalArgumentException(amount + " has more digits than DECIMAL(28,10)");
    }
    BigDecimal value = amount.value().setScale(Amount.MAX_FRACTION_DIGITS);
    byte[] shortest = value.unscaledValue().toByteArray();
    byte[] bytes = new byte[ParquetSchema.DECIMAL_BYTES];
    int padding = bytes.length - shortest.length;
    Arrays.fill(bytes, 0, padding, (byte) (value.signum() < 0 ? -1 : 0));
    System.arraycopy(shortest, 0, bytes, padding, shortest.length);
    return Binary.fromConstantByteArray(bytes);
  }
}
