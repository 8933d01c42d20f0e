package io.github.usageexport.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.listType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.github.usageexport.lake.Column;
import io.github.usageexport.lake.Dataset;
import io.github.usageexport.usage.Amount;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The Parquet schema of a dataset. Every column is optional. */
final class ParquetSchema {
  /** The groups of a list, as the Parquet format's LogicalTypes.md names them. */
  static final String LIST = "list";

  static final String ELEMENT = "element";

  static final int DECIMAL_PRECISION = Amount.MAX_INTEGER_DIGITS + Amount.MAX_FRACTION_DIGITS;

  /** The fewest bytes that hold 28 digits and a sign. */
  static final int DECIMAL_BYTES = 12;

  private ParquetSchema() {}

  static MessageType of(Dataset<?> dataset) {
    return new MessageType(
        dataset.name(), dataset.columns().stream().map(ParquetSchema::field).toList());
  }

  private static Type field(Column<?> column) {
    String name = column.name();
    return switch (column.type()) {
      case STRING -> Types.optional(BINARY).as(stringType()).named(name);
      case DECIMAL ->
          Types.optional(FIXED_LEN_BYTE_ARRAY)
              .length(DECIMAL_BYTES)
              .as(decimalType(Amount.MAX_FRACTION_DIGITS, DECIMAL_PRECISION))
              .named(name);
      case TIMESTAMP -> Types.optional(INT64).as(timestampType(true, TimeUnit.MILLIS)).named(name);
      case DATE -> Types.optional(INT32).as(dateType()).named(name);
      case INT -> Types.optional(INT32).named(name);
      case BOOLEAN -> Types.optional(BOOLEAN).named(name);
      case STRING_LIST ->
          Types.optionalGroup()
              .as(listType())
              .repeatedGroup()
              .addField(Types.optional(BINARY).as(stringType()).named(ELEMENT))
              .named(LIST)
              .named(name);
    };
  }
}
