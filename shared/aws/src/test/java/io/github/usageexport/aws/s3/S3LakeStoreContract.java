package io.github.usageexport.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.usageexport.lake.AtOnce;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.LakeConflict;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeObject;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.LakeStoreContract;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.SampleRows;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.usage.UsagePeriod;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the adapter does on any S3 server, besides what every adapter does. */
abstract class S3LakeStoreContract extends LakeStoreContract {
  static final Partition<UsageRow> DAY =
      Datasets.USAGE_DAILY.partition(UsagePeriod.day(SampleRows.DAY));

  private final String prefix = "of/" + UUID.randomUUID();

  /** Shared by the tests of one server. */
  abstract S3Client client();

  abstract String bucket();

  final S3Location location() {
    return new S3Location(bucket(), prefix);
  }

  @Override
  protected final LakeStore lake() {
    return new S3LakeStore(client(), location(), null);
  }

  @Override
  protected final List<String> paths() {
    return client()
        .listObjectsV2Paginator(request -> request.bucket(bucket()).prefix(prefix + "/"))
        .contents()
        .stream()
        .map(S3Object::key)
        .map(key -> key.substring(prefix.length() + 1))
        .toList();
  }

  @Test
  void ofManyThatReplaceTheSameOneSucceeds() throws Exception {
    LakeStore lake = lake();
    LakeObject first = lake.replace(DAY, SampleRows.FOOTER, SampleRows.accounts(3), "run", null);
    List<LakeObject> succeeded =
        AtOnce.succeeding(
            LakeConflict.class,
            writer -> {
              PartitionFooter footer = new PartitionFooter("writer " + writer, 2, "2026-11");
              return lake.replace(DAY, footer, SampleRows.accounts(9), "run", first);
            });

    assertThat(succeeded).hasSize(1);
    assertThat(lake.find(DAY)).contains(succeeded.getFirst());
  }

  /** Its data was replaced, and the manifest of that written, before it came to write its own. */
  @Test
  void aManifestThatComesLateDescribesWhatStandsThere() {
    LakeStore lake = lake();
    LakeObject first = lake.replace(DAY, SampleRows.FOOTER, SampleRows.accounts(3), "run", null);
    PartitionFooter footer = new PartitionFooter("d2", 2, "2026-11");
    LakeObject second = lake.replace(DAY, footer, SampleRows.accounts(4), "run", first);

    lake.writeManifest(DAY, first, "run");

    assertThat(lake.manifest(DAY))
        .hasValueSatisfying(manifest -> assertThat(manifest.describes(second)).isTrue());
  }

  @Test
  void aFooterThatIsLongerThanTheFirstReadIsFoundWhole() {
    PartitionFooter longOne = new PartitionFooter("d1", 1, "c".repeat(200_000));
    LakeObject written = lake().replace(DAY, longOne, SampleRows.accounts(3), "run", null);

    assertThat(lake().find(DAY)).contains(written);
  }

  @Test
  void anObjectThatIsNoPartitionIsNamedWithARemedy() {
    for (String content :
        List.of("", "PAR1", "no Parquet at all, of some length", "PAR1PAR1PAR1")) {
      client()
          .putObject(
              request -> request.bucket(bucket()).key(location().key(DAY.dataPath())),
              RequestBody.fromString(content));

      assertThatExceptionOfType(LakeException.class)
          .as(content)
          .isThrownBy(() -> lake().find(DAY))
          .withMessageContainingAll(location().at(DAY.dataPath()), "no whole file", "--rebuild");
    }
  }

  @Test
  void aBucketThatIsNotThereIsNamed() {
    LakeStore nowhere = new S3LakeStore(client(), new S3Location("no-such-bucket-here", ""), null);

    assertThatExceptionOfType(LakeException.class)
        .isThrownBy(() -> nowhere.replace(DAY, SampleRows.FOOTER, List.of(), "run", null))
        .isNotInstanceOf(LakeConflict.class)
        .withMessageContainingAll("s3://no-such-bucket-here/", "NoSuchBucket", "--lake");
    assertThatExceptionOfType(LakeException.class)
        .isThrownBy(() -> nowhere.find(DAY))
        .withMessageContaining("NoSuchBucket");
  }
}
