package io.github.usageexport.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.usageexport.simulator.world.Dice;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Takes a request from its first to its last byte. */
final class ApiHandler implements HttpHandler {
  private final Responder responder;
  private final Delivery delivery;
  private final Buffers buffers;
  private final Pauses pauses;
  private final Metrics metrics;
  private final ServerOptions options;
  private final AtomicLong requestNumber = new AtomicLong();

  ApiHandler(
      Responder responder,
      Delivery delivery,
      Buffers buffers,
      Pauses pauses,
      Metrics metrics,
      ServerOptions options) {
    this.responder = responder;
    this.delivery = delivery;
    this.buffers = buffers;
    this.pauses = pauses;
    this.metrics = metrics;
    this.options = options;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var out = buffers.take();
    try {
      var reply = workOn(exchange, out);
      metrics.answered(reply.answer().status(), reply.answer().rows());
      delivery.send(exchange, reply.answer(), reply.deliveryFault());
    } finally {
      buffers.giveBack(out);
      exchange.close();
    }
  }

  // Everything is counted before the answer is sent: a reader that has seen the last byte must find
  // it in the metrics, and itself no longer in flight.
  private Responder.Reply workOn(HttpExchange exchange, PageBuffer out) {
    var request = Incoming.of(exchange);
    var inFlight = metrics.enter(request.path());
    try {
      var tooMany = options.mostInFlight() > 0 && inFlight > options.mostInFlight();
      var reply = tooMany ? responder.throttled(out) : responder.reply(request, out);
      pauses.hold(
          options.latency().plus(options.latencyPerRow().multipliedBy(reply.answer().rows())));
      var headers = exchange.getResponseHeaders();
      var id = Dice.of(requestNumber.incrementAndGet()).on(request.path());
      headers.set("Twilio-Request-Id", "RQ" + id.hex());
      headers.set("Twilio-Concurrent-Requests", String.valueOf(inFlight));
      return reply;
    } finally {
      metrics.leave();
    }
  }
}
