package io.github.usageexport.lake.parquet;

import io.github.usageexport.lake.Column;
import io.github.usageexport.lake.Dataset;
import java.util.ArrayList;
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
  private final List<Field<R>> fields;
  private @Nullable RecordConsumer consumer;

  RowWriteSupport(Dataset<R> dataset, Map<String, String> keyValues) {
    this.dataset = dataset;
    this.keyValues = keyValues;
    this.fields = fields(dataset.columns());
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
    for (Field<R> field : fields) {
      field.write(target, row);
    }
    target.endMessage();
  }

  private static <R> List<Field<R>> fields(List<Column<R>> columns) {
    List<Field<R>> fields = new ArrayList<>();
    for (Column<R> column : columns) {
      fields.add(new Field<>(column, fields.size(), ValueWriter.of(column.type())));
    }
    return fields;
  }

  private record Field<R>(Column<R> column, int index, ValueWriter writer) {
    void write(RecordConsumer target, R row) {
      Object value = column.valueIn(row);
      if (value != null) {
        target.startField(column.name(), index);
        writer.write(target, value);
        target.endField(column.name(), index);
      }
    }
  }
}
