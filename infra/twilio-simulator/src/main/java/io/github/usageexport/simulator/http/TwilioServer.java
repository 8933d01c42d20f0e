package io.github.usageexport.simulator.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a scene on 127.0.0.1, one virtual thread to a request. */
public final class TwilioServer implements AutoCloseable {
  private static final int BACKLOG = 1024;

  static {
    // Without it the kernel may hold an answer back for 40 ms (Nagle meets delayed ACK); the JDK
    // reads these when its server is first used.
    defaultProperty("sun.net.httpserver.nodelay", "true");
    defaultProperty("sun.net.httpserver.maxIdleConnections", "4096");
  }

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Pauses pauses = new Pauses();
  private final Metrics metrics = new Metrics();
  private final Decoy decoy;
  private final HttpServer server;

  /**
   * @throws IOException if the port is taken
   */
  public TwilioServer(Scene scene, ServerOptions options) throws IOException {
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), options.port()), BACKLOG);
    this.decoy = new Decoy();
    server.setExecutor(threads);
    server.createContext("/", handler(scene, options));
    server.start();
  }

  private ApiHandler handler(Scene scene, ServerOptions options) {
    var factory = new JsonFactory();
    var buffers = new Buffers();
    var errors = new ErrorAnswers(factory);
    var responder =
        new Responder(
            scene,
            metrics,
            errors,
            new FaultAnswers(errors, decoy, options.retryAfter()),
            new Endpoints(factory, options, decoy, metrics));
    var delivery = new Delivery(pauses, buffers, metrics, options.stallCap());
    return new ApiHandler(responder, delivery, buffers, pauses, metrics, options);
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public Metrics metrics() {
    return metrics;
  }

  /** Where hostile links lead. */
  public Decoy decoy() {
    return decoy;
  }

  /** Ends every stalled answer, closes every connection, and waits for the threads. */
  @Override
  public void close() {
    pauses.close();
    server.stop(0);
    threads.close();
    decoy.close();
  }

  private static void defaultProperty(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
