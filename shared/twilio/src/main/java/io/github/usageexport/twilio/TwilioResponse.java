package io.github.usageexport.twilio;

import java.util.Optional;

/**
 * One whole answer.
 *
 * @param retryAfter the header as sent
 * @param concurrentRequests Twilio-Concurrent-Requests; 0 where it is not sent
 */
@SuppressWarnings("ArrayRecordComponent") // made and read once, never compared
record TwilioResponse(
    int status, byte[] body, Optional<String> retryAfter, int concurrentRequests) {

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

  /** What may be done after an answer. */
  enum Kind {
    OK,
    NOT_FOUND,
    /** Never followed: credentials stay with the origin. */
    REDIRECT,
    /** Once more with the secret fetched anew, then no more. */
    UNAUTHORISED,
    FORBIDDEN,
    /** Twilio's own 500, which may be a page size that it cannot serve. */
    INTERNAL_ERROR,
    /** The same request may be answered well a moment later. */
    TRANSIENT,
    /** The same request would be refused again. */
    REFUSED
  }

  Kind kind() {
    if (status >= 500) {
      boolean isTwilios = status == 500 && error().code() == TwilioError.INTERNAL;
      return isTwilios ? Kind.INTERNAL_ERROR : Kind.TRANSIENT;
    }
    return switch (status) {
      case 200 -> Kind.OK;
      case 401 -> Kind.UNAUTHORISED;
      case 403 -> Kind.FORBIDDEN;
      case 404 -> Kind.NOT_FOUND;
      case 408, 429 -> Kind.TRANSIENT;
      default -> status >= 300 && status < 400 ? Kind.REDIRECT : Kind.REFUSED;
    };
  }

  /** Twilio's error in the body; nothing in it if the body is no such thing (a gateway's HTML). */
  TwilioError error() {
    return TwilioError.parse(body);
  }
}
