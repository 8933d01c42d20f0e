package io.github.usageexport.functions.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Lambda's Runtime API of version 2018-06-01 for one function: hands out events, takes answers. */
final class RuntimeApi implements AutoCloseable {
  private static final String PATH = "/2018-06-01/runtime/";

  private final HttpServer server;
  private final String functionName;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Boolean> isReady = new CompletableFuture<>();
  private final CompletableFuture<Answer> initError = new CompletableFuture<>();

  /**
   * @param errorType empty if the function gave a result
   */
  record Answer(String errorType, String json) {}

  private record Invocation(
      String id, String event, long deadline, CompletableFuture<Answer> answer) {}

  RuntimeApi(String functionName) throws IOException {
    this.functionName = functionName;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(PATH, this::serve);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Done once the function asks for its first event. */
  CompletableFuture<Boolean> isReady() {
    return isReady;
  }

  /** What went wrong before the function could take an event. */
  CompletableFuture<Answer> initError() {
    return initError;
  }

  CompletableFuture<Answer> invoke(byte[] event, Duration timeout) {
    Invocation invocation =
        new Invocation(
            UUID.randomUUID().toString(),
            new String(event, StandardCharsets.UTF_8),
            System.currentTimeMillis() + timeout.toMillis(),
            new CompletableFuture<>());
    waiting.add(invocation);
    return invocation.answer();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(PATH.length());
      if (path.equals("invocation/next")) {
        next(exchange);
      } else {
        take(path, exchange);
        exchange.sendResponseHeaders(202, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    isReady.complete(true);
    Invocation invocation = waiting.take();
    running.put(invocation.id(), invocation);
    exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", invocation.id());
    exchange
        .getResponseHeaders()
        .set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline()));
    exchange
        .getResponseHeaders()
        .set(
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:us-east-1:000000000000:function:" + functionName);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    byte[] event = invocation.event().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
  }

  private void take(String path, HttpExchange exchange) throws IOException {
    String json = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
    if (path.equals("init/error")) {
      initError.complete(new Answer(String.valueOf(type), json));
      return;
    }
    String[] words = path.split("/");
    Invocation invocation = running.remove(words[1]);
    if (invocation != null) {
      boolean isError = words[2].equals("error");
      invocation.answer().complete(new Answer(isError ? String.valueOf(type) : "", json));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
