package io.github.usageexport.trino;

import io.github.usageexport.aws.s3.S3MockServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket as a folder: the DuckDB of {@code usage query} reads no other lake. */
final class BucketCopy {
  private BucketCopy() {}

  static Path into(Path folder, URI s3) throws IOException {
    try (S3Client client =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(s3)
            .forcePathStyle(true)
            .build()) {
      for (S3Object object :
          client.listObjectsV2Paginator(list -> list.bucket(S3MockServer.BUCKET)).contents()) {
        Path file = folder.resolve(object.key());
        Files.createDirectories(file.resolveSibling("."));
        Files.write(
            file,
            client
                .getObjectAsBytes(get -> get.bucket(S3MockServer.BUCKET).key(object.key()))
                .asByteArray());
      }
    }
    return folder;
  }
}
