package io.github.usageexport.twilio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a free port of this machine that answers as a test says and keeps what it saw. */
final class ScriptedTwilio implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger numbers = new AtomicInteger();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /**
   * A request that came in.
   *
   * @param number from 0
   * @param path with its query
   */
  record Request(int number, String path, String authorization) {}

  @FunctionalInterface
  interface Script {
    Answer answer(Request request);
  }

  ScriptedTwilio(Script script) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, script));
    server.start();
  }

  /** These answers in turn; the last one for ever. */
  static Script inTurn(Answer... answers) {
    return request -> answers[Math.min(request.number(), answers.length - 1)];
  }

  private void answer(HttpExchange exchange, Script script) throws IOException {
    try (exchange) {
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      Request request =
          new Request(
              numbers.getAndIncrement(),
              exchange.getRequestURI().toString(),
              authorization == null ? "" : authorization);
      requests.add(request);
      script.answer(request).send(exchange, closed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  List<String> paths() {
    return requests.stream().map(Request::path).toList();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
