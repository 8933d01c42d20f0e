package io.github.usageexport.aws.dynamodb;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Fails requests on their way to the table, or their answers on the way back, as told. */
final class Weather implements ExecutionInterceptor {
  private final Map<Class<?>, Deque<Supplier<RuntimeException>>> onTheWay =
      new ConcurrentHashMap<>();
  private final Map<Class<?>, Deque<Supplier<RuntimeException>>> onTheWayBack =
      new ConcurrentHashMap<>();
  private final AtomicInteger struck = new AtomicInteger();

  /** The next so many requests of a kind never arrive. */
  Weather failing(Class<? extends SdkRequest> kind, int times, Supplier<RuntimeException> fault) {
    add(onTheWay, kind, times, fault);
    return this;
  }

  /** The next request of a kind is done, and its answer lost. */
  Weather losing(Class<? extends SdkRequest> kind, Runnable meanwhile) {
    add(
        onTheWayBack,
        kind,
        1,
        () -> {
          meanwhile.run();
          return lostAnswer();
        });
    return this;
  }

  /** How many faults occurred. */
  int struck() {
    return struck.get();
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    strike(onTheWay, context.request());
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    strike(onTheWayBack, context.request());
  }

  static RuntimeException lostAnswer() {
    return SdkClientException.create(
        "Unable to execute HTTP request", new IOException("Connection reset"));
  }

  static RuntimeException throttled() {
    return ProvisionedThroughputExceededException.builder()
        .statusCode(400)
        .awsErrorDetails(
            details("ProvisionedThroughputExceededException", "The level of throughput"))
        .build();
  }

  static RuntimeException conflict() {
    return TransactionCanceledException.builder()
        .statusCode(400)
        .awsErrorDetails(details("TransactionCanceledException", "Transaction cancelled"))
        .cancellationReasons(
            CancellationReason.builder().code("TransactionConflict").build(),
            CancellationReason.builder().code("None").build())
        .build();
  }

  private static AwsErrorDetails details(String code, String message) {
    return AwsErrorDetails.builder()
        .errorCode(code)
        .errorMessage(message)
        .serviceName("DynamoDb")
        .build();
  }

  private void strike(Map<Class<?>, Deque<Supplier<RuntimeException>>> faults, SdkRequest request) {
    Deque<Supplier<RuntimeException>> ahead = faults.get(request.getClass());
    Supplier<RuntimeException> fault = null;
    if (ahead != null) {
      synchronized (ahead) {
        fault = ahead.poll();
      }
    }
    if (fault != null) {
      struck.incrementAndGet();
      throw fault.get();
    }
  }

  private static void add(
      Map<Class<?>, Deque<Supplier<RuntimeException>>> faults,
      Class<?> kind,
      int times,
      Supplier<RuntimeException> fault) {
    Deque<Supplier<RuntimeException>> ahead =
        faults.computeIfAbsent(kind, any -> new ArrayDeque<>());
    synchronized (ahead) {
      for (int i = 0; i < times; i++) {
        ahead.add(fault);
      }
    }
  }
}
