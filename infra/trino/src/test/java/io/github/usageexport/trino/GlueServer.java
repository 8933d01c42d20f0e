package io.github.usageexport.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** AWS Glue on 127.0.0.1, as much of it as a reader asks: one database and its tables. */
final class GlueServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, JsonNode> tables = new HashMap<>();

  /**
   * @param tables each as Glue's {@code TableInput}, and answered as it is
   */
  GlueServer(List<ObjectNode> tables) throws IOException {
    for (ObjectNode table : tables) {
      this.tables.put(
          table.get("Name").asText(), table.deepCopy().put("DatabaseName", GlueCatalog.DATABASE));
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      Map<String, ?> found = found(operation.replaceFirst("^AWSGlue\\.", ""), request);
      byte[] body = JSON.writeValueAsBytes(found);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(found.containsKey("__type") ? 400 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Map<String, ?> found(String operation, JsonNode request) {
    return switch (operation) {
      case "GetDatabase" -> Map.of("Database", Map.of("Name", GlueCatalog.DATABASE));
      case "GetTable" -> {
        JsonNode table = tables.get(request.get("Name").asText());
        yield table == null
            ? error("EntityNotFoundException", "no such table")
            : Map.of("Table", table);
      }
      default -> error("InvalidInputException", operation + " is not known here");
    };
  }

  private static Map<String, String> error(String type, String message) {
    return Map.of("__type", type, "Message", message);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
