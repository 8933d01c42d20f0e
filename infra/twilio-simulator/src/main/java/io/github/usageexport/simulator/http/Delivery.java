package io.github.usageexport.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import io.github.usageexport.simulator.fault.FaultKind;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Sends answers, and sends them badly where a fault wants it. */
final class Delivery {
  private static final Duration TRICKLE_INTERVAL = Duration.ofMillis(20);
  private static final int TRICKLE_BYTES = 8;

  private final Pauses pauses;
  private final Buffers buffers;
  private final Metrics metrics;
  private final Duration stallCap;

  Delivery(Pauses pauses, Buffers buffers, Metrics metrics, Duration stallCap) {
    this.pauses = pauses;
    this.buffers = buffers;
    this.metrics = metrics;
    this.stallCap = stallCap;
  }

  /** Sends all of the answer, or what the fault lets through. */
  void send(HttpExchange exchange, Answer answer, Optional<FaultKind> fault) throws IOException {
    if (fault.equals(Optional.of(FaultKind.CONNECTION_RESET))) {
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    if (answer.body().size() == 0) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    if (!acceptsGzip(exchange)) {
      send(exchange, answer.status(), answer.body(), fault);
      return;
    }
    var zipped = buffers.take();
    try {
      zip(answer.body(), zipped);
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      send(exchange, answer.status(), zipped, fault);
    } finally {
      buffers.giveBack(zipped);
    }
  }

  private void send(HttpExchange exchange, int status, PageBuffer body, Optional<FaultKind> fault)
      throws IOException {
    exchange.sendResponseHeaders(status, body.size());
    var out = exchange.getResponseBody();
    if (fault.isEmpty()) {
      write(out, body, 0, body.size());
      out.close();
      return;
    }
    if (fault.get() == FaultKind.TRICKLED_BODY) {
      trickle(out, body);
      return;
    }
    write(out, body, 0, body.size() / 2);
    if (fault.get() == FaultKind.STALLED_BODY) {
      pauses.hold(stallCap);
    }
  }

  private void trickle(OutputStream out, PageBuffer body) throws IOException {
    var sent = 0;
    var left = stallCap;
    while (left.isPositive() && sent < body.size() - 1 && pauses.hold(TRICKLE_INTERVAL)) {
      var next = Math.min(body.size() - 1, sent + TRICKLE_BYTES);
      write(out, body, sent, next);
      sent = next;
      left = left.minus(TRICKLE_INTERVAL);
    }
  }

  private void write(OutputStream out, PageBuffer body, int from, int to) throws IOException {
    metrics.sent(to - from);
    body.writeTo(out, from, to);
    out.flush();
  }

  private static boolean acceptsGzip(HttpExchange exchange) {
    var accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }

  private static void zip(PageBuffer plain, PageBuffer zipped) throws IOException {
    try (var gzip =
        new GZIPOutputStream(zipped) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        }) {
      plain.writeTo(gzip, 0, plain.size());
    }
  }
}
