package io.github.usageexport.aws.s3;

import io.github.usageexport.lake.LakeConflict;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeJson;
import io.github.usageexport.lake.LakeObject;
import io.github.usageexport.lake.LakeOwnedElsewhere;
import io.github.usageexport.lake.LakeOwner;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.Manifest;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.RunFile;
import io.github.usageexport.parquet.ParquetFooter;
import io.github.usageexport.parquet.ParquetPartitionWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A lake in an S3 bucket. A partition is spooled to this machine's temporary folder, then put whole
 * by one conditional request: of any writers, in whatever processes, one replaces what it expected
 * and the others get a {@link LakeConflict}. A writer whose put was carried out and whose answer
 * was lost gets one as well, and finds its own work when it looks again.
 */
public final class S3LakeStore implements LakeStore, AutoCloseable {
  /** What one put can hold. */
  private static final long MOST_BYTES = 5L << 30;

  private static final String OWNER = "owner.json";
  private static final String JSON = "application/json";
  private static final String PARQUET = "application/vnd.apache.parquet";

  private final S3Client client;
  private final S3Location location;
  private final S3Objects objects;

  /**
   * The lake at {@code location}; nothing is touched until it is asked.
   *
   * @param client closed with this store
   * @param kmsKey id or ARN of the key for SSE-KMS; null leaves encryption to the bucket's default
   */
  public S3LakeStore(S3Client client, S3Location location, @Nullable String kmsKey) {
    this.client = client;
    this.location = location;
    this.objects = new S3Objects(client, location, kmsKey);
  }

  /**
   * The lake at {@code location}, with credentials and region from the AWS SDK's default chains.
   *
   * @param kmsKey id or ARN of the key for SSE-KMS; null leaves encryption to the bucket's default
   * @param environment where {@code AWS_ENDPOINT_URL_S3} and {@code AWS_ENDPOINT_URL} are looked up
   * @throws IllegalArgumentException if no region is set, or an endpoint is no URL; names which
   */
  public static S3LakeStore connect(
      S3Location location, @Nullable String kmsKey, Map<String, String> environment) {
    return new S3LakeStore(S3Connection.of(environment).open(), location, kmsKey);
  }

  @Override
  public String location() {
    return location.toString();
  }

  @Override
  public void claim(LakeOwner owner) {
    if (owner().isEmpty()) {
      try {
        put(OWNER, LakeJson.of(owner), S3Condition.ABSENT);
        return;
      } catch (LakeConflict e) {
        // Another claim came first; whose it is decides.
      }
    }
    LakeOwner present = owner().orElseThrow(() -> new LakeConflict(location.at(OWNER)));
    if (!present.sameStore(owner)) {
      throw new LakeOwnedElsewhere(location(), present, owner);
    }
  }

  @Override
  public void adopt(LakeOwner owner) {
    put(OWNER, LakeJson.of(owner), S3Condition.NONE);
  }

  @Override
  public Optional<LakeOwner> owner() {
    return objects.read(OWNER).map(this::parseOwner);
  }

  @Override
  public Optional<LakeObject> find(Partition<?> partition) {
    String path = partition.dataPath();
    try {
      Optional<S3Tail> tail = objects.tail(path);
      return tail.isEmpty() ? Optional.empty() : Optional.of(objectOf(tail.get()));
    } catch (IllegalArgumentException e) {
      throw new LakeException(
          "%s is no whole file of this lake: %s. Delete it; export --rebuild writes it again"
              .formatted(location.at(path), e.getMessage()),
          e);
    } catch (IOException e) {
      throw new LakeException("Cannot read %s: %s".formatted(location.at(path), e.getMessage()), e);
    }
  }

  @Override
  public Optional<Manifest> manifest(Partition<?> partition) {
    try {
      return objects.read(partition.manifestPath()).map(LakeJson::manifest);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public <R> LakeObject replace(
      Partition<R> partition,
      PartitionFooter footer,
      Iterable<? extends R> rows,
      String runId,
      @Nullable LakeObject expected) {
    LakeObject written;
    try (SpooledFile file = SpooledFile.create()) {
      write(partition, footer, rows, file);
      written = put(partition, file, S3Condition.stillThere(expected));
    } catch (IOException e) {
      throw new LakeException(
          ("Cannot prepare %s on this machine's disk: %s. Nothing of it was written: make room in"
                  + " %s, then run again")
              .formatted(
                  location.at(partition.dataPath()),
                  e.getMessage(),
                  System.getProperty("java.io.tmpdir")),
          e);
    }
    writeManifest(partition, written, runId);
    return written;
  }

  /**
   * The data may be replaced, and the manifest of that be written, before this one is: so what
   * stands there is looked at again after every put, until it is what the manifest describes.
   */
  @Override
  public void writeManifest(Partition<?> partition, LakeObject object, String runId) {
    LakeObject described = object;
    while (true) {
      put(
          partition.manifestPath(),
          LakeJson.of(Manifest.of(partition, described, runId)),
          S3Condition.NONE);
      Optional<LakeObject> present = find(partition);
      if (present.isEmpty() || present.get().etag().equals(described.etag())) {
        return;
      }
      described = present.get();
    }
  }

  @Override
  public void writeRunFile(RunFile file, byte[] content) {
    objects.put(file.path(), contentType(file), RequestBody.fromBytes(content), S3Condition.NONE);
  }

  @Override
  public Optional<byte[]> readRunFile(RunFile file) {
    return objects.read(file.path());
  }

  @Override
  public void close() {
    client.close();
  }

  private static <R> void write(
      Partition<R> partition, PartitionFooter footer, Iterable<? extends R> rows, SpooledFile file)
      throws IOException {
    try (OutputStream stream = file.stream();
        var writer = new ParquetPartitionWriter<>(stream, partition.dataset(), footer)) {
      for (R row : rows) {
        writer.write(row);
      }
    }
  }

  private LakeObject put(Partition<?> partition, SpooledFile file, S3Condition condition)
      throws IOException {
    ParquetFooter footer = file.footer();
    if (footer.bytes() > MOST_BYTES) {
      throw new LakeException(
          "%s would have %d bytes, and one put to S3 holds %d. Leave accounts out of the export"
              .formatted(location.at(partition.dataPath()), footer.bytes(), MOST_BYTES));
    }
    String etag =
        objects.put(partition.dataPath(), PARQUET, RequestBody.fromFile(file.path()), condition);
    return new LakeObject(etag, footer.rows(), footer.bytes(), footer.partition());
  }

  private void put(String path, byte[] json, S3Condition condition) {
    objects.put(path, JSON, RequestBody.fromBytes(json), condition);
  }

  private static LakeObject objectOf(S3Tail tail) throws IOException {
    ParquetFooter footer = ParquetFooter.read(tail);
    return new LakeObject(tail.etag(), footer.rows(), footer.bytes(), footer.partition());
  }

  private static String contentType(RunFile file) {
    return file.name().endsWith(".html") ? "text/html; charset=utf-8" : JSON;
  }

  private LakeOwner parseOwner(byte[] json) {
    try {
      return LakeJson.owner(json);
    } catch (IllegalArgumentException e) {
      throw new LakeException(
          "%s does not say whom the lake belongs to: %s. Take it over with --adopt-lake"
              .formatted(location.at(OWNER), e.getMessage()),
          e);
    }
  }
}
