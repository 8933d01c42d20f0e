package io.github.usageexport.report;

import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * Days of one account that were not read, for one reason.
 *
 * @param reason why; null if no run tried, or if it is not known for a past moment
 * @param observed whether the previous values are kept; false if there are none
 * @param days how many
 * @param within from the first of them to the last
 */
public record Gap(
    Account account, @Nullable FailureReason reason, boolean observed, int days, DateRange within) {

  /** Whether the figures are incomplete without it; not if Twilio has nothing to read. */
  public boolean isIncomplete() {
    return !observed && (reason == null || reason.isFailure());
  }

  /** Whether the previous values are kept because reading newer ones failed. */
  public boolean isStale() {
    return observed && reason != null && reason.isFailure();
  }

  /** Why, and what to do about it. */
  public String explanation() {
    return switch (reason) {
      case null -> "never read: export these days";
      case ACCOUNT_GONE -> "account no longer exists at Twilio; previous values kept";
      case NO_DATA -> "Twilio has no usage for this account";
      case NO_DATA_AFTER_DATA -> "Twilio returns no usage where it returned some before";
      case UNAUTHORISED -> "the credentials have no access to this account";
      case INVALID_PAGING -> "Twilio returned an invalid link to the next page";
      case INVALID_RECORD -> "Twilio returned an invalid record";
      case UNAVAILABLE -> "no usable response from Twilio: export again";
      case NOT_READ -> "the run ended before it was read: export again";
    };
  }
}
