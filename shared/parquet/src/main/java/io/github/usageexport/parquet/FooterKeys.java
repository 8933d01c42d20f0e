package io.github.usageexport.parquet;

import io.github.usageexport.lake.Dataset;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.PartitionFooter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A partition's footer as key-values of Parquet's file metadata. */
final class FooterKeys {
  private static final String PREFIX = "usage_export.";
  private static final String DIGEST = PREFIX + "digest";
  private static final String VERSIONS = PREFIX + "versions";
  private static final String CATALOGUE = PREFIX + "catalogue";
  private static final String DATASET = PREFIX + "dataset";
  private static final String SCHEMA_VERSION = PREFIX + "schema_version";

  private FooterKeys() {}

  static Map<String, String> of(Dataset<?> dataset, PartitionFooter footer) {
    return Map.of(
        DIGEST, footer.digest(),
        VERSIONS, Long.toString(footer.versions()),
        CATALOGUE, footer.catalogue(),
        DATASET, dataset.name(),
        SCHEMA_VERSION, Integer.toString(Datasets.SCHEMA_VERSION));
  }

  /**
   * @throws IllegalArgumentException if a key is missing or no number where one must be
   */
  static PartitionFooter footer(Map<String, String> keyValues) {
    return new PartitionFooter(
        required(keyValues, DIGEST),
        Long.parseLong(required(keyValues, VERSIONS)),
        required(keyValues, CATALOGUE));
  }

  private static String required(Map<String, String> keyValues, String key) {
    @Nullable String value = keyValues.get(key);
    if (value == null) {
      throw new IllegalArgumentException("its footer has no " + key);
    }
    return value;
  }
}
