package io.github.usageexport.twilio;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One whole answer.
 *
 * @param retryAfter the header as sent
 * @param concurrentRequests Twilio-Concurrent-Requests; 0 where it is not sent
 * @param date what time it was at the server, to the second
 */
@SuppressWarnings("ArrayRecordComponent") // made and read once, never compared
record TwilioResponse(
    int status,
    byte[] body,
    Optional<String> retryAfter,
    int concurrentRequests,
    Optional<Instant> date) {

  private static final Set<Byte> BYTE_ORDER_MARK = Set.of((byte) 0xef, (byte) 0xbb, (byte) 0xbf);

  boolean isOk() {
    // 203: whole, and changed by a proxy on its way.
    return status == 200 || status == 203;
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

  /**
   * Whether it is a page for people, whatever its status says: of a sign-in to a network, or of a
   * proxy.
   */
  boolean isWebPage() {
    int first = 0;
    while (first < body.length && isBlankOrMark(body[first])) {
      first++;
    }
    String start =
        new String(body, first, Math.min(body.length - first, 9), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<head");
  }

  private static boolean isBlankOrMark(byte character) {
    return (character >= 0 && character <= ' ') || BYTE_ORDER_MARK.contains(character);
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

    /** The proxy wants other credentials, or any. */
    PROXY_REFUSED,
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
      case 200, 203 -> Kind.OK;
      case 401 -> Kind.UNAUTHORISED;
      case 403 -> Kind.FORBIDDEN;
      case 404 -> Kind.NOT_FOUND;
      case 407 -> Kind.PROXY_REFUSED;
      case 408, 421, 425, 429 -> Kind.TRANSIENT;
      default -> status >= 300 && status < 400 ? Kind.REDIRECT : Kind.REFUSED;
    };
  }

  /** Twilio's error in the body; nothing in it if the body is no such thing (a gateway's HTML). */
  TwilioError error() {
    return TwilioError.parse(body);
  }
}
