package io.github.usageexport.simulator.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a query; names are case-sensitive, and of equal names the first counts. */
record QueryString(Map<String, String> parameters) {
  static QueryString parse(@Nullable String raw) {
    var parameters = new LinkedHashMap<String, String>();
    if (raw != null && !raw.isEmpty()) {
      for (var pair : raw.split("&", -1)) {
        var equals = pair.indexOf('=');
        var name = equals < 0 ? pair : pair.substring(0, equals);
        parameters.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return new QueryString(parameters);
  }

  /** The value; an empty one is no value. */
  Optional<String> value(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(text -> !text.isEmpty());
  }

  /** Only these names, in this order. */
  QueryString only(List<String> names) {
    var kept = new LinkedHashMap<String, String>();
    names.forEach(name -> value(name).ifPresent(text -> kept.put(name, text)));
    return new QueryString(kept);
  }

  QueryString with(String name, String text) {
    var more = new LinkedHashMap<>(parameters);
    more.put(name, text);
    return new QueryString(more);
  }

  /** Encoded, without a question mark. */
  String text() {
    return parameters.entrySet().stream()
        .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiError.badRequest("Invalid query: " + text);
    }
  }
}
