package io.github.usageexport.twilio;

import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.FailureReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers that the same request would get again, and what each is called. */
final class Refusal {
  private Refusal() {}

  static UnreadableException redirect(TwilioResponse response, String pathAndQuery) {
    return new UnreadableException(
        FailureReason.INVALID_PAGING,
        "Twilio answered %d, a redirect, to %s".formatted(response.status(), pathAndQuery),
        "Check TWILIO_BASE_URL; redirects are never followed");
  }

  static UnreadableException byProxy(
      TwilioResponse response, NetworkSettings.@Nullable Proxy proxy) {
    return proxy == null
        ? new UnreadableException(
            FailureReason.UNAVAILABLE,
            "a proxy on the way answered %d".formatted(response.status()),
            "Name the proxy with its user and password in HTTPS_PROXY")
        : new UnreadableException(
            FailureReason.UNAVAILABLE,
            "the proxy %s refused with %d: it wants %s"
                .formatted(
                    proxy,
                    response.status(),
                    proxy.authorization() == null ? "a user and password" : "other credentials"),
            "Set %s to http://user:password@host:port".formatted(proxy.variable()));
  }

  static UnreadableException webPage(
      String pathAndQuery, int tries, NetworkSettings.@Nullable Proxy proxy) {
    return new UnreadableException(
        FailureReason.UNAVAILABLE,
        "a web page was answered instead of Twilio's JSON%s; tried %d times at %s"
            .formatted(proxy == null ? "" : ", through the proxy " + proxy, tries, pathAndQuery),
        "Sign in to the network if it asks for it, and check %s"
            .formatted(proxy == null ? "TWILIO_BASE_URL and the proxy" : proxy.variable()));
  }

  /**
   * @param clockSkew a sentence about this machine's clock, which may be why
   */
  static UnreadableException of(
      TwilioResponse response, String pathAndQuery, Optional<String> clockSkew) {
    TwilioError error = response.error();
    FailureReason reason =
        error.code() == TwilioError.INVALID_PAGE_TOKEN
            ? FailureReason.INVALID_PAGING
            : FailureReason.UNAVAILABLE;
    return new UnreadableException(
        reason,
        "Twilio refused %s with %s%s"
            .formatted(
                pathAndQuery,
                error.describe(response.status()),
                clockSkew.map(sentence -> "; " + sentence).orElse("")),
        clockSkew.isPresent()
            ? "Set this machine's clock"
            : "Run again; if it stays, show this line to Twilio's support");
  }
}
