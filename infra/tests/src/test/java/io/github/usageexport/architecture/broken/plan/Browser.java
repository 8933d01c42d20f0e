package io.github.usageexport.architecture.broken.plan;

import java.net.http.HttpClient;

final class Browser {
  void close(HttpClient client) {
    client.close();
  }
}
