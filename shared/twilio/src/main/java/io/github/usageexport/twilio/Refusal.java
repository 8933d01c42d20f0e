package io.github.usageexport.twilio;

import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.FailureReason;

/** Answers that the same request would get again, and what each is called. */
final class Refusal {
  private Refusal() {}

  static UnreadableException redirect(TwilioResponse response, String pathAndQuery) {
    return new UnreadableException(
        FailureReason.INVALID_PAGING,
        "Twilio answered %d, a redirect, to %s".formatted(response.status(), pathAndQuery),
        "Check TWILIO_BASE_URL; redirects are never followed");
  }

  static UnreadableException of(TwilioResponse response, String pathAndQuery) {
    TwilioError error = response.error();
    FailureReason reason =
        error.code() == TwilioError.INVALID_PAGE_TOKEN
            ? FailureReason.INVALID_PAGING
            : FailureReason.UNAVAILABLE;
    return new UnreadableException(
        reason,
        "Twilio refused %s with %s".formatted(pathAndQuery, error.describe(response.status())),
        "Run again; if it stays, show this line to Twilio's support");
  }
}
