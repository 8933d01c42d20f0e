package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.run.Pause;
import io.github.usageexport.snapshot.StoreException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The table that holds the stores, and how it is spoken to: every request waits out what passes,
 * and ends in its answer or a {@link StoreException} that names the table and the remedy. Reads are
 * strongly consistent.
 */
public final class DynamoTable implements AutoCloseable {
  /** Of the whole table; raised when an older program could no longer read it. */
  private static final int FORMAT = 1;

  private static final int ID_BYTES = 16;
  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(20);

  private final DynamoDbClient client;
  private final String name;
  private final Patience patience;
  private final RandomGenerator random;

  /** Known once the table is open. */
  private String id = "";

  private DynamoTable(DynamoDbClient client, String name, Pause pause, RandomGenerator random) {
    this.client = client;
    this.name = name;
    this.random = random;
    this.patience = new Patience(name, pause, random);
  }

  /**
   * Opens a table with the region, credentials and endpoint that every AWS tool finds.
   *
   * @param random names the store if it is new, marks writes and spreads retries; no two processes
   *     may have the same numbers
   * @throws StoreException if it cannot be used, or was written by a newer version of this program
   */
  public static DynamoTable connect(String name, Pause pause, RandomGenerator random) {
    try {
      return open(client(DynamoDbClient.builder()), name, pause, random);
    } catch (SdkException e) {
      throw DynamoFailure.of(name, e);
    }
  }

  /**
   * Opens a table through a client, which is closed with it.
   *
   * @throws StoreException if it cannot be used, or was written by a newer version of this program
   */
  static DynamoTable open(DynamoDbClient client, String name, Pause pause, RandomGenerator random) {
    DynamoTable table = new DynamoTable(client, name, pause, random);
    try {
      table.id = table.find().orElseGet(table::create);
      return table;
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /**
   * The name of the store in a table; empty if none was made yet. Writes nothing.
   *
   * @throws StoreException if the table cannot be used
   */
  public static Optional<String> idIn(String name, Pause pause, RandomGenerator random) {
    try (DynamoDbClient client = client(DynamoDbClient.builder())) {
      return new DynamoTable(client, name, pause, random).find();
    } catch (SdkException e) {
      throw DynamoFailure.of(name, e);
    }
  }

  /** A client with our timeouts and the one HTTP client that the jars carry. */
  static DynamoDbClient client(DynamoDbClientBuilder builder) {
    return builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECTION_TIMEOUT)
                .socketTimeout(SOCKET_TIMEOUT))
        .overrideConfiguration(
            // Patience alone tries again, and waits only through Pause.
            builder.overrideConfiguration().toBuilder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build())
        .build();
  }

  /** The name of this store: 32 hexadecimal digits, made once. */
  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  Patience patience() {
    return patience;
  }

  /** As many random bytes as asked for. */
  byte[] random(int count) {
    byte[] bytes = new byte[count];
    synchronized (random) {
      random.nextBytes(bytes);
    }
    return bytes;
  }

  /**
   * The answer to a request.
   *
   * @throws StoreException if there is none in time, or the table refuses
   */
  <T> T call(Function<DynamoDbClient, T> request) {
    try {
      return callOrRefuse(request);
    } catch (SdkException e) {
      throw DynamoFailure.of(name, e);
    }
  }

  /** As {@link #call}, but a refusal comes as the SDK's own exception. */
  <T> T callOrRefuse(Function<DynamoDbClient, T> request) {
    return patience.call(() -> request.apply(client));
  }

  Optional<Item> get(ItemKey key) {
    Map<String, AttributeValue> found =
        call(
            dynamo ->
                dynamo
                    .getItem(get -> get.tableName(name).key(key.attributes()).consistentRead(true))
                    .item());
    return found.isEmpty() ? Optional.empty() : Optional.of(new Item(found));
  }

  void put(ItemWriter item) {
    call(dynamo -> dynamo.putItem(put -> put.tableName(name).item(item.attributes())));
  }

  /** Puts an item where none is; one that is there already stays. */
  void putIfAbsent(ItemWriter item) {
    // Where another is: another writer's, or our own whose answer was lost.
    putIf(item, Condition.ABSENT, Map.of());
  }

  /** Puts an item if a condition on the one that is there holds; false if not. */
  boolean putIf(ItemWriter item, String condition, Map<String, AttributeValue> values) {
    try {
      callOrRefuse(
          dynamo ->
              dynamo.putItem(
                  put -> {
                    put.tableName(name).item(item.attributes()).conditionExpression(condition);
                    if (!values.isEmpty()) {
                      put.expressionAttributeValues(values);
                    }
                  }));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    } catch (SdkException e) {
      throw DynamoFailure.of(name, e);
    }
  }

  /** Every item of a partition whose sort key begins so, in order of sort key. */
  List<Item> query(String partition, String prefix) {
    return new ItemQuery(this, partition, prefix).stream().toList();
  }

  /** Every item of a partition, in order of sort key. */
  List<Item> query(String partition) {
    return new ItemQuery(this, partition, null).stream().toList();
  }

  private Optional<String> find() {
    Optional<Item> store = get(ItemKey.STORE);
    store.ifPresent(item -> item.requireFormat(FORMAT));
    return store.map(item -> item.text("id"));
  }

  private String create() {
    putIfAbsent(
        ItemWriter.at(ItemKey.STORE)
            .number(ItemWriter.FORMAT, FORMAT)
            .text("id", HexFormat.of().formatHex(random(ID_BYTES))));
    return find()
        .orElseThrow(
            () -> new StoreException("The DynamoDB table '" + name + "' forgets what it is told"));
  }

  @Override
  public void close() {
    client.close();
  }
}
