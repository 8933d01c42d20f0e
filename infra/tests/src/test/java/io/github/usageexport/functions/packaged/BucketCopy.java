package io.github.usageexport.functions.packaged;

import io.github.usageexport.aws.s3.S3MockServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Looks into the bucket with a client of its own. */
record BucketCopy(URI endpoint) {

  byte[] read(String key) {
    try (S3Client client = client()) {
      return read(client, key);
    }
  }

  /** Every object becomes a file of its key. */
  void into(Path folder) throws IOException {
    try (S3Client client = client()) {
      List<S3Object> objects =
          client
              .listObjectsV2Paginator(list -> list.bucket(S3MockServer.BUCKET))
              .contents()
              .stream()
              .toList();
      for (S3Object object : objects) {
        Path file = folder.resolve(object.key());
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, read(client, object.key()));
      }
    }
  }

  private static byte[] read(S3Client client, String key) {
    return client
        .getObjectAsBytes(object -> object.bucket(S3MockServer.BUCKET).key(key))
        .asByteArray();
  }

  private S3Client client() {
    return S3Client.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .build();
  }
}
