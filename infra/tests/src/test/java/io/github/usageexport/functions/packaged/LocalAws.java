package io.github.usageexport.functions.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.usageexport.aws.dynamodb.LocalDynamoDb;
import io.github.usageexport.aws.s3.S3MockServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A table, a bucket, a secret and a topic on this machine, each where its SDK client looks. */
final class LocalAws implements AutoCloseable {
  static final String SECRET_ARN =
      "arn:aws:secretsmanager:us-east-1:000000000000:secret:twilio-AbCdEf";
  static final String TOPIC_ARN = "arn:aws:sns:us-east-1:000000000000:usage-export";

  private final S3MockServer s3;
  private final HttpServer secretAndTopic;
  private final String table = LocalDynamoDb.newTable().name();
  private final AtomicInteger secretsFetched = new AtomicInteger();
  private final List<String> notices = new CopyOnWriteArrayList<>();

  LocalAws(Path folder, String secret) throws IOException {
    s3 = S3MockServer.start(folder);
    secretAndTopic =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secretAndTopic.createContext("/", exchange -> answer(exchange, secret));
    secretAndTopic.start();
  }

  /** What the runtime and the template set for every function. */
  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_ACCESS_KEY_ID", "test");
    variables.put("AWS_SECRET_ACCESS_KEY", "test");
    variables.put("AWS_ENDPOINT_URL", others().toString());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", LocalDynamoDb.endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
    variables.put("TABLE_NAME", table);
    variables.put("LAKE_BUCKET", S3MockServer.BUCKET);
    variables.put("LAKE_START_DATE", "2020-01-01");
    return variables;
  }

  URI s3() {
    return s3.endpoint();
  }

  int secretsFetched() {
    return secretsFetched.get();
  }

  List<String> notices() {
    return notices;
  }

  private URI others() {
    return URI.create("http://127.0.0.1:" + secretAndTopic.getAddress().getPort());
  }

  private void answer(HttpExchange exchange, String secret) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String answer;
      if ("secretsmanager.GetSecretValue".equals(target)) {
        secretsFetched.incrementAndGet();
        answer = "{\"SecretString\":\"%s\"}".formatted(secret.replace("\"", "\\\""));
      } else {
        notices.add(URLDecoder.decode(body, UTF_8));
        answer =
            "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult>"
                + "</PublishResponse>";
      }
      byte[] bytes = answer.getBytes(UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    secretAndTopic.stop(0);
    s3.close();
  }
}
