package io.github.usageexport.twilio;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a scripted Twilio does with one request, over a real socket. */
@FunctionalInterface
interface Answer {
  /**
   * @param closed falls when the server is closed: what stalls waits for it
   */
  void send(HttpExchange exchange, CountDownLatch closed) throws IOException, InterruptedException;

  static Answer json(String body) {
    return status(200, body);
  }

  static Answer status(int status, String body) {
    return (exchange, _) -> {
      byte[] bytes = Pages.utf8(body);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Twilio's error of this code. */
  static Answer error(int status, int code) {
    return status(
        status,
        "{\"code\":%s,\"message\":\"error %s\",\"status\":%s}".formatted(code, code, status));
  }

  default Answer with(String header, String value) {
    return (exchange, closed) -> {
      exchange.getResponseHeaders().add(header, value);
      send(exchange, closed);
    };
  }

  static Answer html503() {
    return status(503, "<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>")
        .with("Content-Type", "text/html");
  }

  /** No answer at all: the connection ends. */
  static Answer reset() {
    return (_, _) -> {};
  }

  /** The connection ends in the middle of the body. */
  static Answer truncated(String body) {
    return (exchange, _) -> {
      exchange.sendResponseHeaders(200, body.length());
      exchange.getResponseBody().write(Pages.utf8(body), 0, body.length() / 2);
      exchange.getResponseBody().flush();
    };
  }

  /** Half a body, and then silence on a connection that stays open. */
  static Answer stalled(String body) {
    return (exchange, closed) -> {
      truncated(body).send(exchange, closed);
      closed.await();
    };
  }

  /** A byte now and then: never silent for long, and never done. */
  static Answer trickled() {
    return (exchange, closed) -> {
      exchange.sendResponseHeaders(200, 1 << 20);
      OutputStream body = exchange.getResponseBody();
      do {
        body.write(' ');
        body.flush();
      } while (!closed.await(20, TimeUnit.MILLISECONDS));
    };
  }
}
