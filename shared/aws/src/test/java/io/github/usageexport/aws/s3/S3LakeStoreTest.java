package io.github.usageexport.aws.s3;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.SampleRows;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** On a server that needs nothing but a JDK. */
class S3LakeStoreTest extends S3LakeStoreContract {
  private static @Nullable S3MockServer server;
  private static @Nullable S3Client client;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    server = S3MockServer.start(folder);
    client = clientOf(server.endpoint());
  }

  @AfterAll
  static void end() {
    if (client != null) {
      client.close();
    }
    if (server != null) {
      server.close();
    }
  }

  static S3Client clientOf(URI endpoint) {
    return new S3Connection(endpoint)
        .builder()
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .build();
  }

  @Override
  S3Client client() {
    return requireNonNull(client, "started before all");
  }

  @Override
  String bucket() {
    return S3MockServer.BUCKET;
  }

  @Test
  void everyObjectCarriesItsChecksum() {
    lake().replace(DAY, SampleRows.FOOTER, SampleRows.accounts(3), "run", null);

    assertThat(paths()).allSatisfy(path -> assertThat(head(path).checksumSHA256()).isNotBlank());
  }

  @Test
  void everyObjectIsEncryptedByTheKeyThatIsNamed() {
    LakeStore encrypted = new S3LakeStore(client(), location(), S3MockServer.KMS_KEY);
    encrypted.replace(DAY, SampleRows.FOOTER, SampleRows.accounts(3), "run", null);

    assertThat(paths())
        .hasSize(2)
        .allSatisfy(
            path -> {
              HeadObjectResponse head = head(path);
              assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
              assertThat(head.ssekmsKeyId()).isEqualTo(S3MockServer.KMS_KEY);
            });
    assertThat(encrypted.find(DAY)).isPresent();
  }

  @Test
  void aKeyThatIsNotThereIsSaid() {
    LakeStore locked = new S3LakeStore(client(), location(), "arn:aws:kms:us-east-1:1:key/other");

    assertThatExceptionOfType(LakeException.class)
        .isThrownBy(() -> locked.replace(DAY, SampleRows.FOOTER, List.of(), "run", null))
        .withMessageContainingAll("Cannot write " + location().at(DAY.dataPath()), "KMS");
    assertThat(paths()).isEmpty();
  }

  @Test
  void aServerThatIsNotThereIsSaidWithTheRemedy() {
    try (S3Client nobody = clientOf(URI.create("http://127.0.0.1:1"))) {
      LakeStore lake = new S3LakeStore(nobody, location(), null);

      assertThatExceptionOfType(LakeException.class)
          .isThrownBy(() -> lake.find(DAY))
          .withMessageContainingAll("Cannot read " + location().at(DAY.dataPath()), "run again")
          .satisfies(error -> assertThat(error.getMessage()).doesNotContain("\n", "secret"));
    }
  }

  @Test
  void anEndpointIsTakenFromTheEnvironment() {
    URI own = URI.create("http://localhost:4566");

    assertThat(S3Connection.of(Map.of()).endpoint()).isNull();
    assertThat(S3Connection.of(Map.of("AWS_ENDPOINT_URL", own.toString())).endpoint())
        .isEqualTo(own);
    assertThat(
            S3Connection.of(
                    Map.of("AWS_ENDPOINT_URL", "http://a", "AWS_ENDPOINT_URL_S3", own.toString()))
                .endpoint())
        .isEqualTo(own);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> S3Connection.of(Map.of("AWS_ENDPOINT_URL", "localhost:4566")))
        .withMessageContainingAll("AWS_ENDPOINT_URL", "localhost:4566", "http");
  }

  private HeadObjectResponse head(String path) {
    return client()
        .headObject(
            request ->
                request
                    .bucket(bucket())
                    .key(location().key(path))
                    .checksumMode(ChecksumMode.ENABLED));
  }
}
