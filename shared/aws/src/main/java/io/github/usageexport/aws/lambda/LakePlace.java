package io.github.usageexport.aws.lambda;

import io.github.usageexport.aws.s3.S3Location;
import java.util.Map;
import java.util.Optional;

/**
 * Where the lake lies.
 *
 * @param kmsKey ARN of the key that objects are encrypted with; empty for the bucket's default
 * @param endpoints the variables that say where S3 answers, if not at AWS
 */
public record LakePlace(
    S3Location location, Optional<String> kmsKey, Map<String, String> endpoints) {

  public static LakePlace of(Variables variables) {
    return new LakePlace(
        variables.lake("LAKE_BUCKET", "LAKE_PREFIX"),
        variables.optionalArn("KMS_KEY_ARN", "kms", "the key that the lake is encrypted with"),
        variables.endpoints());
  }
}
