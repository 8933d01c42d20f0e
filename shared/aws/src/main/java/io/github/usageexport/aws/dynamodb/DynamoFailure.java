package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.StoreException;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What a failed request means: whether it passes, and one sentence with the remedy if not. */
final class DynamoFailure {
  private static final int SERVER_ERROR = 500;

  /** Of requests and, the last three, of the parts of a cancelled transaction. */
  private static final Set<String> PASSING =
      Set.of(
          "ProvisionedThroughputExceededException",
          "RequestLimitExceeded",
          "ThrottlingException",
          "TransactionConflictException",
          "TransactionInProgressException",
          "TransactionConflict",
          "ProvisionedThroughputExceeded",
          "ThrottlingError");

  private static final Set<String> NONE = Set.of("None", "");

  private DynamoFailure() {}

  /** Whether the same request may succeed a little later. */
  static boolean passes(SdkException failure) {
    return switch (failure) {
      case AbortedException _ -> false;
      case TransactionCanceledException cancelled -> passes(cancelled);
      case AwsServiceException refused ->
          refused.statusCode() >= SERVER_ERROR
              || refused.isThrottlingException()
              || refused.isClockSkewException()
              || PASSING.contains(code(refused));
      case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> true;
      default ->
          Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
              .anyMatch(IOException.class::isInstance);
    };
  }

  private static boolean passes(TransactionCanceledException cancelled) {
    return cancelled.hasCancellationReasons()
        && cancelled.cancellationReasons().stream()
            .map(CancellationReason::code)
            .filter(code -> !NONE.contains(code))
            .allMatch(PASSING::contains);
  }

  static StoreException of(String table, SdkException failure) {
    return new StoreException("The DynamoDB table '" + table + "' " + complaint(failure), failure);
  }

  private static String complaint(SdkException failure) {
    if (!(failure instanceof AwsServiceException refused)) {
      return "cannot be reached (%s): look after the network, the credentials, AWS_REGION and"
              .formatted(failure.getMessage())
          + " AWS_ENDPOINT_URL, and run again";
    }
    return switch (code(refused)) {
      case "ResourceNotFoundException" ->
          "does not exist in this region: name an existing one, or set AWS_REGION to the region of"
              + " the stack";
      case "AccessDeniedException" ->
          "may not be used by this identity (%s): give it the right to read and write that table"
              .formatted(message(refused));
      case "UnrecognizedClientException",
          "InvalidSignatureException",
          "ExpiredTokenException",
          "MissingAuthenticationTokenException" ->
          "refused the AWS credentials (%s): renew them, and run again".formatted(message(refused));
      case "ItemCollectionSizeLimitExceededException", "LimitExceededException" ->
          "has reached a limit of the account (%s): raise it, and run again"
              .formatted(message(refused));
      default ->
          passes(refused)
              ? "was too busy for as long as we waited (%s): run again when less is going on"
                  .formatted(message(refused))
              : "refused a request (%s): run again, and report it if it stays"
                  .formatted(message(refused));
    };
  }

  private static String code(AwsServiceException refused) {
    return refused.awsErrorDetails() == null
        ? ""
        : Objects.requireNonNullElse(refused.awsErrorDetails().errorCode(), "");
  }

  private static String message(AwsServiceException refused) {
    return refused.awsErrorDetails() == null
        ? String.valueOf(refused.getMessage())
        : code(refused) + ": " + refused.awsErrorDetails().errorMessage();
  }
}
