package io.github.usageexport.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/** A request as it came in. */
record Incoming(
    String method, String path, @Nullable String rawQuery, @Nullable String authorisation) {
  static Incoming of(HttpExchange exchange) {
    var uri = exchange.getRequestURI();
    return new Incoming(
        exchange.getRequestMethod(),
        uri.getPath(),
        uri.getRawQuery(),
        exchange.getRequestHeaders().getFirst("Authorization"));
  }

  QueryString query() {
    return QueryString.parse(rawQuery);
  }

  /** Path and query, as they were sent. */
  String target() {
    return rawQuery == null ? path : path + "?" + rawQuery;
  }
}
