package io.github.usageexport.aws.sns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.usageexport.finish.NotifierException;
import io.github.usageexport.finish.RunNotice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

class SnsNotifierTest {
  private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:usage-export";
  private static final RunNotice NOTICE = new RunNotice("Usage Export PARTIAL", "two lines\nça\n");

  private final List<String> published = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private SnsClient client;
  private volatile boolean isForbidden;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client =
        SnsClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void publishesSubjectAndTextToTheTopic() {
    new SnsNotifier(client, TOPIC).send(NOTICE);

    assertThat(published)
        .singleElement()
        .satisfies(
            form ->
                assertThat(List.of(form.split("&")))
                    .contains(
                        "Action=Publish",
                        "TopicArn=" + TOPIC,
                        "Subject=Usage Export PARTIAL",
                        "Message=two lines\nça\n"));
  }

  @Test
  void aTopicThatCannotBeToldIsNamed() {
    isForbidden = true;

    assertThatExceptionOfType(NotifierException.class)
        .isThrownBy(() -> new SnsNotifier(client, TOPIC).send(NOTICE))
        .withMessageContaining(TOPIC)
        .withMessageContaining("sns:Publish");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      published.add(URLDecoder.decode(form, UTF_8));
      String xml =
          isForbidden
              ? "<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code>"
                  + "<Message>no</Message></Error></ErrorResponse>"
              : "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult>"
                  + "</PublishResponse>";
      byte[] body = xml.getBytes(UTF_8);
      exchange.sendResponseHeaders(isForbidden ? 403 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
