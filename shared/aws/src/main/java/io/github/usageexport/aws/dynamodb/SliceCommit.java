package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.SliceChange;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.Version;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Writes a change of a slice, whole: one conditional update where only heads changed, else one
 * transaction of the head and the new versions, 32 items at most.
 */
record SliceCommit(DynamoTable table, VersionItem versions) {
  private static final String REFUSED = "ConditionalCheckFailed";
  private static final int TOKEN_BYTES = 16;

  /** False, and nothing is written, if the head is no longer as the change was decided on. */
  boolean write(SliceChange change) {
    HeadItem head = HeadItem.of(change, table);
    try {
      if (change.versions().isEmpty()) {
        updateHead(head);
      } else {
        writeTogether(head);
      }
      return true;
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem() && head.isWrittenIn(e.item());
    } catch (TransactionCanceledException e) {
      return isDone(head, e);
    } catch (SdkException e) {
      throw DynamoFailure.of(table.name(), e);
    }
  }

  private void updateHead(HeadItem head) {
    Update update = head.update(table.name());
    table.callOrRefuse(
        dynamo ->
            dynamo.updateItem(
                request ->
                    request
                        .tableName(update.tableName())
                        .key(update.key())
                        .updateExpression(update.updateExpression())
                        .conditionExpression(update.conditionExpression())
                        .expressionAttributeNames(update.expressionAttributeNames())
                        .expressionAttributeValues(update.expressionAttributeValues())
                        .returnValuesOnConditionCheckFailure(
                            update.returnValuesOnConditionCheckFailure())));
  }

  private void writeTogether(HeadItem head) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(TransactWriteItem.builder().update(head.update(table.name())).build());
    for (Version version : head.change().versions()) {
      ItemWriter item = versions.write(version);
      writes.add(
          TransactWriteItem.builder()
              .put(
                  put ->
                      put.tableName(table.name())
                          .item(item.attributes())
                          .conditionExpression(Condition.ABSENT))
              .build());
    }
    // One token for all tries: one that was done, and whose answer was lost, is not done again.
    String token = HexFormat.of().formatHex(table.random(TOKEN_BYTES));
    table.callOrRefuse(
        dynamo ->
            dynamo.transactWriteItems(
                request -> request.transactItems(writes).clientRequestToken(token)));
  }

  private boolean isDone(HeadItem head, TransactionCanceledException cancelled) {
    List<CancellationReason> reasons = cancelled.cancellationReasons();
    if (reasons.isEmpty()) {
      throw DynamoFailure.of(table.name(), cancelled);
    }
    CancellationReason ofHead = reasons.getFirst();
    if (REFUSED.equals(ofHead.code())) {
      return ofHead.hasItem() && head.isWrittenIn(ofHead.item());
    }
    for (int i = 1; i < reasons.size(); i++) {
      if (REFUSED.equals(reasons.get(i).code())) {
        throw new StoreException(
            ("The DynamoDB table '%s' holds %s already, and a recorded version is never changed:"
                    + " restore the table to a point in time before its head was changed by hand")
                .formatted(table.name(), VersionItem.key(head.change().versions().get(i - 1))));
      }
    }
    throw DynamoFailure.of(table.name(), cancelled);
  }
}
