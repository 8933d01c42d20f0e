package io.github.usageexport.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.usageexport.simulator.http.Credential;
import io.github.usageexport.simulator.http.CredentialKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A plain reader of the API, as a test needs one: no retries, no judgement. */
final class Reader implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI baseUrl;
  private final String authorisation;

  private Reader(URI baseUrl, String authorisation) {
    this.baseUrl = baseUrl;
    this.authorisation = authorisation;
  }

  /** With the parent's token. */
  static Reader of(Simulator simulator) {
    return of(simulator, simulator.credential(simulator.accountSid(), CredentialKind.MAIN_TOKEN));
  }

  static Reader of(Simulator simulator, Credential credential) {
    return new Reader(simulator.baseUrl(), credential.basic());
  }

  HttpResponse<byte[]> get(String target) {
    return get(target, "identity");
  }

  HttpResponse<byte[]> get(String target, String encoding) {
    var request =
        HttpRequest.newBuilder(URI.create(baseUrl + target))
            .header("Authorization", authorisation)
            .header("Accept-Encoding", encoding)
            .timeout(Duration.ofSeconds(20))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError("no whole answer to " + target, e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  int status(String target) {
    return get(target).statusCode();
  }

  JsonNode json(String target) {
    return parse(get(target).body());
  }

  /** Every page from here on, until there is no next. */
  List<JsonNode> pages(String target) {
    var pages = new ArrayList<JsonNode>();
    var next = target;
    while (!next.equals("null")) {
      var page = json(next);
      pages.add(page);
      next = page.path("next_page_uri").asText();
    }
    return pages;
  }

  /** The rows of every page. */
  List<JsonNode> rows(String target) {
    var rows = new ArrayList<JsonNode>();
    pages(target).forEach(page -> page.path("usage_records").forEach(rows::add));
    return rows;
  }

  static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError("not JSON", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
