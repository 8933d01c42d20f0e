package io.github.usageexport.aws.s3;

import io.github.usageexport.lake.LakeException;
import java.net.HttpURLConnection;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what a refused or failed request to S3 means for the user. */
final class S3Failure {
  private S3Failure() {}

  static LakeException reading(String place, SdkException cause) {
    return failure("read", place, cause);
  }

  static LakeException writing(String place, SdkException cause) {
    return failure("write", place, cause);
  }

  private static LakeException failure(String verb, String place, SdkException cause) {
    return new LakeException(
        "Cannot %s %s: %s. %s".formatted(verb, place, reason(cause), remedy(cause)), cause);
  }

  private static String reason(SdkException cause) {
    if (cause instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
      String code = refused.awsErrorDetails().errorCode();
      String message = refused.awsErrorDetails().errorMessage();
      return message == null || message.isBlank()
          ? "%s (HTTP %d)".formatted(code, refused.statusCode())
          : "%s (%s)".formatted(withoutStop(message), code);
    }
    return withoutStop(String.valueOf(cause.getMessage()));
  }

  private static String remedy(SdkException cause) {
    if (cause instanceof AwsServiceException refused) {
      return switch (refused.statusCode()) {
        case HttpURLConnection.HTTP_MOVED_PERM ->
            "The bucket lies in another region: set AWS_REGION to it";
        case HttpURLConnection.HTTP_FORBIDDEN ->
            "The credentials must allow s3:GetObject, s3:PutObject and s3:ListBucket there,"
                + " and the use of the bucket's KMS key if it has one";
        case HttpURLConnection.HTTP_NOT_FOUND -> "Create the bucket, or name another with --lake";
        case HttpURLConnection.HTTP_BAD_REQUEST ->
            "See that AWS_REGION is the bucket's region and the credentials are current";
        default -> "Nothing half-written is left: run again";
      };
    }
    return cause instanceof SdkClientException && isAboutCredentials(cause)
        ? "Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
        : "Nothing half-written is left: see that S3 can be reached from here, then run again";
  }

  private static boolean isAboutCredentials(SdkException cause) {
    return String.valueOf(cause.getMessage()).contains("credentials");
  }

  private static String withoutStop(String message) {
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}
