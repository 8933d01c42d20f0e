package io.github.usageexport.lambda;

import java.util.Optional;

/**
 * Where the lake lies.
 *
 * @param prefix without slashes at its ends; empty for the bucket's root
 * @param kmsKey ARN of the key that objects are encrypted with; empty for the bucket's default
 */
public record LakePlace(String bucket, String prefix, Optional<String> kmsKey) {

  public static LakePlace of(Variables variables) {
    return new LakePlace(
        variables.required("LAKE_BUCKET", "the bucket of the lake, the stack's output LakeBucket"),
        variables.optional("LAKE_PREFIX").orElse("").replaceAll("^/+|/+$", ""),
        variables.optionalArn("KMS_KEY_ARN", "kms", "the key that the lake is encrypted with"));
  }
}
