package io.github.usageexport.lake;

import io.github.usageexport.usage.UsagePeriod;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file of a dataset, and where it and its manifest lie below the lake's root.
 *
 * @param period null for a dataset of one file
 * @param <R> the row
 */
public record Partition<R>(Dataset<R> dataset, @Nullable UsagePeriod period) {
  /** The folder of version 1 of every dataset. */
  public static final String WAREHOUSE = "warehouse/v1/";

  /** The only name of a file under a dataset's folder. */
  public static final String FILE = "part-00.parquet";

  public Partition {
    Optional<PartitionKey> key = dataset.partitionKey();
    boolean fits =
        period == null
            ? key.isEmpty()
            : key.isPresent() && key.get().granularity() == period.granularity();
    if (!fits) {
      throw new IllegalArgumentException(
          "%s is cut by %s: '%s' is no partition of it"
              .formatted(
                  dataset,
                  key.map(PartitionKey::column).orElse("nothing"),
                  period == null ? "" : period));
    }
  }

  /** {@code usage_daily/usage_date=2026-11-01} or {@code accounts}. */
  public String name() {
    return period == null ? dataset.name() : dataset.name() + "/" + folder(period);
  }

  /** {@code warehouse/v1/usage_daily/usage_date=2026-11-01/part-00.parquet}. */
  public String dataPath() {
    return WAREHOUSE + name() + "/" + FILE;
  }

  /** {@code warehouse/v1/_manifests/usage_daily/usage_date=2026-11-01.json}. */
  public String manifestPath() {
    return WAREHOUSE + "_manifests/" + name() + ".json";
  }

  private String folder(UsagePeriod value) {
    return dataset.partitionKey().orElseThrow().column() + "=" + value.key();
  }

  @Override
  public String toString() {
    return name();
  }
}
