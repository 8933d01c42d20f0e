package io.github.usageexport.lake.parquet;

import io.github.usageexport.lake.Column;
import io.github.usageexport.lake.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Takes rows apart into columns, as the dataset describes them. */
final class RowWriteSupport<R> extends WriteSupport<R> {
  private final Dataset<R> dataset;
  private final Map<String, String> keyValues;
  private final List<Column<R>> columns;
  private final List<ValueWriter> writers;
  private @Nullable RecordConsumer consumer;

  RowWriteSupport(Dataset<R> dataset, Map<String, String> keyValues) {
    this.dataset = dataset;
    this.keyValues = keyValues;
    this.columns = dataset.columns();
    this.writers = columns.stream().map(column -> ValueWriter.of(column.type())).toList();
  }

  /** Declared by Parquet; never called where the configuration is not Hadoop's. */
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
    consumer = recordConsumer;
  }

  @Override
  public void write(R row) {
    RecordConsumer target = Objects.requireNonNull(consumer, "Parquet prepares before it writes");
    target.startMessage();
    for (int i = 0; i < columns.size(); i++) {
      Column<R> column = columns.get(i);
      Object value = column.valueIn(row);
      if (value != null) {
        target.startField(column.name(), i);
        writers.get(i).write(target, value);
        target.endField(column.name(), i);
      }
    }
    target.endMessage();
  }
}
