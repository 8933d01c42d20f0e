package io.github.usageexport.aws.s3;

import io.github.usageexport.lake.FileTail;
import java.util.Arrays;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The end of an object, from one ranged GET; more of it, if asked for, from another that fails
 * unless it is still the same object.
 */
record S3Tail(S3Objects objects, String path, ResponseBytes<GetObjectResponse> answer)
    implements FileTail {

  String etag() {
    return answer.response().eTag();
  }

  /** The number after the slash in {@code bytes 0-99/100}; without a range, all was answered. */
  @Override
  public long size() {
    GetObjectResponse head = answer.response();
    String range = head.contentRange();
    return range == null
        ? head.contentLength()
        : Long.parseLong(range, range.indexOf('/') + 1, range.length(), 10);
  }

  @Override
  public byte[] last(int length) {
    byte[] bytes = answer.asByteArrayUnsafe();
    return length <= bytes.length
        ? Arrays.copyOfRange(bytes, bytes.length - length, bytes.length)
        : objects.lastOf(path, etag(), length);
  }
}
