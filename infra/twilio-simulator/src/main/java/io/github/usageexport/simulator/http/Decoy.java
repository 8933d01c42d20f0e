package io.github.usageexport.simulator.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** The place that hostile links and redirects lead to: it counts who comes, and with what. */
public final class Decoy implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder requests = new LongAdder();
  private final LongAdder credentials = new LongAdder();
  private final HttpServer server;

  Decoy() throws IOException {
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          requests.increment();
          if (exchange.getRequestHeaders().containsKey("Authorization")) {
            credentials.increment();
          }
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
  }

  /** Requests that should never have been sent. */
  public long requests() {
    return requests.sum();
  }

  /** Those among them that carried a credential. */
  public long credentials() {
    return credentials.sum();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
