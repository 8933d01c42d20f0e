package io.github.usageexport.aws.s3;

import io.github.usageexport.lake.LakeObject;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What must stand at a key for a put to replace it. */
@FunctionalInterface
interface S3Condition {
  /** Whatever stands there. */
  S3Condition NONE = request -> {};

  /** Nothing stands there. */
  S3Condition ABSENT = request -> request.ifNoneMatch("*");

  /** What was found stands there still; null is nothing. */
  static S3Condition stillThere(@Nullable LakeObject expected) {
    return expected == null ? ABSENT : request -> request.ifMatch(expected.etag());
  }

  void applyTo(PutObjectRequest.Builder request);
}
