package io.github.usageexport.parquet;

import io.github.usageexport.lake.ColumnType;
import io.github.usageexport.usage.Amount;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;
import org.apache.parquet.column.values.plain.FixedLenByteArrayPlainValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.io.api.Binary;

/**
 * What the values of a column are in Parquet.
 *
 * @param <F> the form in which one is kept until it is written; ordered as Parquet orders it
 */
interface ValueForm<F> {
  /** The form of a value of the column's Java type. */
  F of(Object value);

  int compare(F left, F right);

  void write(F value, ValuesWriter writer);

  /** Takes a value into account as a least or greatest one. */
  void count(F value, Statistics<?> statistics);

  /** Writes values one behind the other, as they are. */
  default ValuesWriter plainWriter() {
    return new PlainValuesWriter(
        PageSizes.INITIAL, PageSizes.LARGEST, HeapByteBufferAllocator.getInstance());
  }

  /** Whether values that repeat may be written once and then named by number. */
  default boolean repeats() {
    return true;
  }

  /** The form of a column's values; of a list, of its elements. */
  static ValueForm<?> of(ColumnType type) {
    return switch (type) {
      case STRING, STRING_LIST -> new Text();
      case DECIMAL -> new Decimal(new DecimalBytes());
      case TIMESTAMP -> new Moment();
      case DATE, INT -> new Whole();
      case BOOLEAN -> new Truth();
    };
  }

  /** UTF-8. */
  record Text() implements ValueForm<byte[]> {
    @Override
    public byte[] of(Object value) {
      return ((String) value).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int compare(byte[] left, byte[] right) {
      return Arrays.compareUnsigned(left, right);
    }

    @Override
    public void write(byte[] value, ValuesWriter writer) {
      writer.writeBytes(Binary.fromConstantByteArray(value));
    }

    @Override
    public void count(byte[] value, Statistics<?> statistics) {
      statistics.updateStats(Binary.fromConstantByteArray(value));
    }
  }

  /** DECIMAL(28,10). */
  record Decimal(DecimalBytes bytes) implements ValueForm<Amount> {
    @Override
    public Amount of(Object value) {
      return (Amount) value;
    }

    @Override
    public int compare(Amount left, Amount right) {
      return left.compareTo(right);
    }

    @Override
    public void write(Amount value, ValuesWriter writer) {
      writer.writeBytes(bytes.binary(value));
    }

    @Override
    public void count(Amount value, Statistics<?> statistics) {
      statistics.updateStats(bytes.binary(value));
    }

    @Override
    public ValuesWriter plainWriter() {
      return new FixedLenByteArrayPlainValuesWriter(
          ParquetSchema.DECIMAL_BYTES,
          PageSizes.INITIAL,
          PageSizes.LARGEST,
          HeapByteBufferAllocator.getInstance());
    }
  }

  /** Milliseconds since 1970. */
  record Moment() implements ValueForm<Long> {
    @Override
    public Long of(Object value) {
      return ((Instant) value).toEpochMilli();
    }

    @Override
    public int compare(Long left, Long right) {
      return left.compareTo(right);
    }

    @Override
    public void write(Long value, ValuesWriter writer) {
      writer.writeLong(value);
    }

    @Override
    public void count(Long value, Statistics<?> statistics) {
      statistics.updateStats(value);
    }
  }

  /** A number, or the days since 1970. */
  record Whole() implements ValueForm<Integer> {
    @Override
    public Integer of(Object value) {
      return value instanceof LocalDate day
          ? (Integer) Math.toIntExact(day.toEpochDay())
          : (Integer) value;
    }

    @Override
    public int compare(Integer left, Integer right) {
      return left.compareTo(right);
    }

    @Override
    public void write(Integer value, ValuesWriter writer) {
      writer.writeInteger(value);
    }

    @Override
    public void count(Integer value, Statistics<?> statistics) {
      statistics.updateStats(value);
    }
  }

  /** A bit. */
  record Truth() implements ValueForm<Boolean> {
    @Override
    public Boolean of(Object value) {
      return (Boolean) value;
    }

    @Override
    public int compare(Boolean left, Boolean right) {
      return left.compareTo(right);
    }

    @Override
    public void write(Boolean value, ValuesWriter writer) {
      writer.writeBoolean(value);
    }

    @Override
    public void count(Boolean value, Statistics<?> statistics) {
      statistics.updateStats(value);
    }

    @Override
    public ValuesWriter plainWriter() {
      return new BooleanPlainValuesWriter();
    }

    @Override
    public boolean repeats() {
      return false;
    }
  }
}
