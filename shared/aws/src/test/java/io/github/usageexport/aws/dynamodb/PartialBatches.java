package io.github.usageexport.aws.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Hands all but a few items of a batch on no further, and hands them back as unprocessed. Where
 * none is to be done, one is asked for and its answer dropped: an empty batch is no request.
 */
final class PartialBatches implements ExecutionInterceptor {
  private static final ExecutionAttribute<SdkRequest> WHOLE = new ExecutionAttribute<>("Whole");

  private final AtomicInteger handedBack = new AtomicInteger();
  private volatile int done = Integer.MAX_VALUE;

  /** From now on so many items of each batch are done. */
  void doing(int items) {
    done = items;
  }

  /** How often something was handed back. */
  int handedBack() {
    return handedBack.get();
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    attributes.putAttribute(WHOLE, context.request());
    int asked = Math.max(done, 1);
    return switch (context.request()) {
      case BatchGetItemRequest get -> {
        KeysAndAttributes keys = only(get.requestItems());
        yield get.toBuilder().requestItems(with(get, keys, head(keys.keys(), asked))).build();
      }
      case BatchWriteItemRequest write ->
          write.toBuilder()
              .requestItems(
                  Map.of(table(write.requestItems()), head(only(write.requestItems()), asked)))
              .build();
      default -> context.request();
    };
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    return switch (attributes.getAttribute(WHOLE)) {
      case BatchGetItemRequest get when only(get.requestItems()).keys().size() > done -> {
        handedBack.incrementAndGet();
        KeysAndAttributes keys = only(get.requestItems());
        BatchGetItemResponse answer = (BatchGetItemResponse) context.response();
        yield answer.toBuilder()
            .responses(done == 0 ? Map.of() : answer.responses())
            .unprocessedKeys(with(get, keys, keys.keys().subList(done, keys.keys().size())))
            .build();
      }
      case BatchWriteItemRequest write when only(write.requestItems()).size() > done -> {
        handedBack.incrementAndGet();
        List<WriteRequest> writes = only(write.requestItems());
        yield ((BatchWriteItemResponse) context.response())
            .toBuilder()
                .unprocessedItems(
                    Map.of(table(write.requestItems()), writes.subList(done, writes.size())))
                .build();
      }
      default -> context.response();
    };
  }

  private static Map<String, KeysAndAttributes> with(
      BatchGetItemRequest get, KeysAndAttributes before, List<Map<String, AttributeValue>> keys) {
    return Map.of(table(get.requestItems()), before.toBuilder().keys(keys).build());
  }

  private static <T> List<T> head(List<T> all, int count) {
    return all.subList(0, Math.min(all.size(), count));
  }

  private static String table(Map<String, ?> items) {
    return items.keySet().iterator().next();
  }

  private static <T> T only(Map<String, T> items) {
    return items.values().iterator().next();
  }
}
