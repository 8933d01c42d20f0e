package io.github.usageexport.simulator.http;

import java.util.Map;

/**
 * What is to be sent.
 *
 * @param headers besides those that every answer has
 * @param rows how many rows of usage or accounts the body holds
 */
record Answer(
    int status, String contentType, Map<String, String> headers, PageBuffer body, int rows) {
  static final String JSON = "application/json";

  static Answer page(PageBuffer body, int rows) {
    return new Answer(200, JSON, Map.of(), body, rows);
  }
}
