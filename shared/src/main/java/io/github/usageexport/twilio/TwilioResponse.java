package io.github.usageexport.twilio;

import java.net.URI;
import java.util.Optional;

/**
 * One whole answer.
 *
 * @param retryAfter the header as sent
 * @param concurrentRequests Twilio-Concurrent-Requests; 0 where it is not sent
 */
@SuppressWarnings("ArrayRecordComponent") // made and read once, never compared
record TwilioResponse(
    URI uri, int status, byte[] body, Optional<String> retryAfter, int concurrentRequests) {

  boolean isOk() {
    return status == 200;
  }

  /**
   * Whether Twilio itself says that there is no such thing: no gateway's page, no other server's.
   */
  boolean isNotFound() {
    return status == 404 && error().isStated();
  }

  /** For a message: the status, and the error where the body holds one. */
  String describe() {
    return "Twilio answered " + error().describe(status);
  }

  boolean isThrottled() {
    return status == 429;
  }

  boolean isRedirect() {
    return status >= 300 && status < 400;
  }

  /** Whether the same request may be answered well a moment later. */
  boolean isTransient() {
    return isThrottled() || status >= 500 || status == 408;
  }

  /** Twilio's error in the body; nothing in it if the body is no such thing (a gateway's HTML). */
  TwilioError error() {
    return TwilioError.parse(body);
  }
}
