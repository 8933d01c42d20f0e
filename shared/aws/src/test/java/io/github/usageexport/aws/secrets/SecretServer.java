package io.github.usageexport.aws.secrets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server of one secret that speaks the JSON protocol of Secrets Manager. */
final class SecretServer implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger fetched = new AtomicInteger();
  private volatile @Nullable String secret;

  SecretServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * @param text null for a secret that is not there
   */
  void put(@Nullable String text) {
    secret = text;
  }

  int fetched() {
    return fetched.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      if (!asked.equals("secretsmanager.GetSecretValue")) {
        throw new IOException("asked for " + asked);
      }
      fetched.incrementAndGet();
      String text = secret;
      if (text == null) {
        respond(
            exchange, 400, "{\"__type\":\"ResourceNotFoundException\",\"message\":\"not there\"}");
      } else {
        respond(exchange, 200, "{\"SecretString\":\"%s\"}".formatted(text.replace("\"", "\\\"")));
      }
    }
  }

  private static void respond(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
