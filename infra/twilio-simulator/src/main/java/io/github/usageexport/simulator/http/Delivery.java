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
  private final Duration stallCap;

  Delivery(Pauses pauses, Buffers buffers, Duration stallCap) {
    this.pauses = pauses;
    this.buffers = buffers;
    this.stallCap = stallCap;
  }

  /**
   * Sends all of the answer, or what the fault lets through.
   *
   * @return how many bytes of body were sent
   */
  int send(HttpExchange exchange, Answer answer, Optional<FaultKind> fault) throws IOException {
    if (fault.equals(Optional.of(FaultKind.CONNECTION_RESET))) {
      return 0;
    }
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    if (answer.body().size() == 0) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return 0;
    }
    if (!acceptsGzip(exchange)) {
      return send(exchange, answer.status(), answer.body(), fault);
    }
    var zipped = buffers.take();
    try {
      zip(answer.body(), zipped);
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      return send(exchange, answer.status(), zipped, fault);
    } finally {
      buffers.giveBack(zipped);
    }
  }

  private int send(HttpExchange exchange, int status, PageBuffer body, Optional<FaultKind> fault)
      throws IOException {
    exchange.sendResponseHeaders(status, body.size());
    var out = exchange.getResponseBody();
    if (fault.isEmpty()) {
      body.writeTo(out, 0, body.size());
      out.close();
      return body.size();
    }
    var half = body.size() / 2;
    return switch (fault.get()) {
      case TRICKLED_BODY -> trickle(out, body);
      case STALLED_BODY -> {
        sendPart(out, body, half);
        pauses.hold(stallCap);
        yield half;
      }
      default -> sendPart(out, body, half);
    };
  }

  private static int sendPart(OutputStream out, PageBuffer body, int length) throws IOException {
    body.writeTo(out, 0, length);
    out.flush();
    return length;
  }

  private int trickle(OutputStream out, PageBuffer body) throws IOException {
    var sent = 0;
    var left = stallCap;
    while (left.isPositive() && sent < body.size() - 1 && pauses.hold(TRICKLE_INTERVAL)) {
      var next = Math.min(body.size() - 1, sent + TRICKLE_BYTES);
      body.writeTo(out, sent, next);
      out.flush();
      sent = next;
      left = left.minus(TRICKLE_INTERVAL);
    }
    return sent;
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
