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

  boolean isThrottled() {
    return status == 429;
  }

  boolean isRedirect() {
    return status >= 300 && status < 400;
  }

  /** Twilio's own 404; a gateway's is no statement about the account. */
  boolean isNotFound() {
    return status == 404 && !error().equals(TwilioError.NONE);
  }

  /** What Twilio says to pages too large for it, and to much else. */
  boolean isInternalError() {
    return status == 500 && error().code() == TwilioError.INTERNAL;
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
