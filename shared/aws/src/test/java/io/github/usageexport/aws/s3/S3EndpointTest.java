package io.github.usageexport.aws.s3;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.lake.AtOnce;
import io.github.usageexport.lake.LakeConflict;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeObject;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.SampleRows;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * On the server of {@code -Ds3.endpoint=http://…}, in a bucket of its own, with credentials from
 * the environment: for servers that this build does not start, of which more is asked. S3 answers a
 * read from one object, the one before or the one after; the server that the build starts does not.
 */
@EnabledIfSystemProperty(
    named = "s3.endpoint",
    matches = "https?://.+",
    disabledReason = "no S3 server was named by -Ds3.endpoint")
class S3EndpointTest extends S3LakeStoreContract {
  private static final String BUCKET = "usage-export-" + UUID.randomUUID();
  private static @Nullable S3Client client;

  @BeforeAll
  static void connect() {
    client =
        new S3Connection(URI.create(System.getProperty("s3.endpoint")))
            .builder()
            .region(Region.US_EAST_1)
            .build();
    client.createBucket(request -> request.bucket(BUCKET));
  }

  @AfterAll
  static void empty() {
    S3Client connected = client;
    if (connected != null) {
      connected
          .listObjectsV2Paginator(request -> request.bucket(BUCKET))
          .contents()
          .forEach(found -> connected.deleteObject(of -> of.bucket(BUCKET).key(found.key())));
      connected.deleteBucket(request -> request.bucket(BUCKET));
      connected.close();
    }
  }

  @Override
  S3Client client() {
    return requireNonNull(client, "connected before all");
  }

  @Override
  String bucket() {
    return BUCKET;
  }

  @Test
  void noUpdateOfManyWritersIsLost() throws Exception {
    LakeStore lake = lake();
    List<Integer> tries = AtOnce.succeeding(LakeException.class, _ -> addARow(lake));

    LakeObject last = lake.find(DAY).orElseThrow();
    assertThat(tries).hasSize(16);
    assertThat(last.rows()).isEqualTo(16);
    assertThat(last.footer().versions()).isEqualTo(16);
    assertThat(paths()).hasSize(2);
  }

  @Test
  void aReaderSeesNothingButWholeObjects() throws Exception {
    LakeStore lake = lake();
    try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
      Future<?> written =
          writer.submit(
              () -> {
                for (int row = 1; row <= 30; row++) {
                  addARow(lake);
                }
              });
      while (!written.isDone()) {
        assertThat(paths()).isSubsetOf(DAY.dataPath(), DAY.manifestPath());
        lake.find(DAY)
            .ifPresent(seen -> assertThat(seen.rows()).isEqualTo(seen.footer().versions()));
      }
      written.get();
    }
    assertThat(lake.find(DAY).orElseThrow().rows()).isEqualTo(30);
  }

  /** As the export does: looks, adds to what it found, and begins again if another came first. */
  private static int addARow(LakeStore lake) {
    for (int attempt = 1; ; attempt++) {
      try {
        Optional<LakeObject> found = lake.find(DAY);
        int rows = (int) (found.map(LakeObject::rows).orElse(0L) + 1);
        PartitionFooter footer = new PartitionFooter("d" + rows, rows, "2026-11");
        lake.replace(DAY, footer, SampleRows.accounts(rows), "run", found.orElse(null));
        return attempt;
      } catch (LakeConflict e) {
        // Another writer's row is in; this one's comes after it.
      }
    }
  }
}
