package io.github.usageexport.aws.dynamodb;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Asks with every write what it costs, and adds it up. Of a transaction DynamoDB Local 2.6.1 states
 * four times the units of one of its items, however many they are; the service charges twice the
 * units of each, which is what is counted here.
 */
final class Capacity implements ExecutionInterceptor {
  private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

  /** Keys, and the marks of two writes before: more than they can be. */
  private static final int UPDATED_BESIDE = 150;

  private BigDecimal units = BigDecimal.ZERO;

  /** Units of writing since the last time this was asked. */
  synchronized int takeUnits() {
    int taken = units.intValueExact();
    units = BigDecimal.ZERO;
    return taken;
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return switch (context.request()) {
      case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(TOTAL).build();
      case UpdateItemRequest update -> update.toBuilder().returnConsumedCapacity(TOTAL).build();
      case BatchWriteItemRequest batch -> batch.toBuilder().returnConsumedCapacity(TOTAL).build();
      default -> context.request();
    };
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    consumed(context.response()).forEach(this::add);
    if (context.request() instanceof TransactWriteItemsRequest transaction) {
      transaction.transactItems().forEach(this::add);
    }
  }

  private static Collection<ConsumedCapacity> consumed(SdkResponse response) {
    return switch (response) {
      case PutItemResponse put -> List.of(put.consumedCapacity());
      case UpdateItemResponse update -> List.of(update.consumedCapacity());
      case BatchWriteItemResponse batch -> batch.consumedCapacity();
      default -> List.of();
    };
  }

  private synchronized void add(ConsumedCapacity consumed) {
    units = units.add(BigDecimal.valueOf(consumed.capacityUnits()));
  }

  private synchronized void add(TransactWriteItem part) {
    // An update's values are the whole item here, the marks of former writes aside: they are added.
    Map<String, AttributeValue> item =
        part.put() == null ? part.update().expressionAttributeValues() : part.put().item();
    int other = part.put() == null ? UPDATED_BESIDE : 0;
    units =
        units.add(
            BigDecimal.valueOf(2L * Math.ceilDiv(ItemSize.bytes(item) + other, ItemSize.UNIT)));
  }
}
