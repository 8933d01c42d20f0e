package io.github.usageexport.aws.s3;

import io.github.usageexport.lake.LakeConflict;
import java.net.HttpURLConnection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * The objects of a lake in a bucket, by their paths below its root. One put is one object, whole or
 * not at all; readers see it from the moment it is answered.
 *
 * @param kmsKey key for SSE-KMS; null leaves encryption to the bucket's default
 */
record S3Objects(S3Client client, S3Location location, @Nullable String kmsKey) {
  /** Holds the whole footer of a file of a few row groups. */
  private static final int TAIL = 64 << 10;

  private static final int RANGE_NOT_SATISFIABLE = 416;

  Optional<byte[]> read(String path) {
    return get(path, request -> {}).map(ResponseBytes::asByteArray);
  }

  /** The end of the object at {@code path}; empty if there is none. */
  Optional<S3Tail> tail(String path) {
    return get(path, request -> request.range("bytes=-" + TAIL))
        .map(answer -> new S3Tail(this, path, answer));
  }

  byte[] lastOf(String path, String etag, int length) {
    return get(path, request -> request.range("bytes=-" + length).ifMatch(etag))
        .map(ResponseBytes::asByteArray)
        .orElseThrow(() -> new LakeConflict(location.at(path)));
  }

  /**
   * Puts an object at {@code path}.
   *
   * @return its ETag
   * @throws LakeConflict if the condition does not hold, or another put came in between
   */
  String put(String path, String contentType, RequestBody body, S3Condition condition) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(location.bucket())
            .key(location.key(path))
            .contentType(contentType)
            .checksumAlgorithm(ChecksumAlgorithm.SHA256);
    if (kmsKey != null) {
      request
          .serverSideEncryption(ServerSideEncryption.AWS_KMS)
          .ssekmsKeyId(kmsKey)
          .bucketKeyEnabled(true);
    }
    condition.applyTo(request);
    try {
      return client.putObject(request.build(), body).eTag();
    } catch (NoSuchKeyException e) {
      throw new LakeConflict(location.at(path));
    } catch (SdkException e) {
      if (isConflict(e)) {
        throw new LakeConflict(location.at(path));
      }
      throw S3Failure.writing(location.at(path), e);
    }
  }

  private Optional<ResponseBytes<GetObjectResponse>> get(String path, GetOptions options) {
    GetObjectRequest.Builder request =
        GetObjectRequest.builder().bucket(location.bucket()).key(location.key(path));
    options.applyTo(request);
    try {
      return Optional.of(client.getObjectAsBytes(request.build()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      if (isConflict(e)) {
        throw new LakeConflict(location.at(path));
      }
      if (e instanceof S3Exception refused && refused.statusCode() == RANGE_NOT_SATISFIABLE) {
        throw new IllegalArgumentException("0 bytes are no Parquet file", e);
      }
      throw S3Failure.reading(location.at(path), e);
    }
  }

  /** 412: the condition does not hold. 409: another put to the key was under way. */
  private static boolean isConflict(SdkException error) {
    return error instanceof S3Exception refused
        && (refused.statusCode() == HttpURLConnection.HTTP_PRECON_FAILED
            || refused.statusCode() == HttpURLConnection.HTTP_CONFLICT);
  }

  @FunctionalInterface
  private interface GetOptions {
    void applyTo(GetObjectRequest.Builder request);
  }
}
