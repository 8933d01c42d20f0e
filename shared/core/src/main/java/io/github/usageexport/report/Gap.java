package io.github.usageexport.report;

import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * Days of one account that could not be read, for one reason.
 *
 * @param reason why; null if nobody tried, or it is not known of that moment
 * @param observed whether an older statement stands in; false if there is none at all
 * @param days how many
 * @param within from the first of them to the last
 */
public record Gap(
    Account account, @Nullable FailureReason reason, boolean observed, int days, DateRange within) {

  /** Whether it makes the figures incomplete; an account that has nothing to read does not. */
  public boolean isIncomplete() {
    return !observed && (reason == null || reason.isFailure());
  }

  /** Whether a newer statement was wanted and did not come. */
  public boolean isStale() {
    return observed && reason != null && reason.isFailure();
  }

  /** Why, for people. */
  public String explanation() {
    return switch (reason) {
      case null -> "never read: export these days";
      case ACCOUNT_GONE -> "gone from Twilio; what was read before is kept";
      case NO_DATA -> "Twilio holds no usage of it";
      case NO_DATA_AFTER_DATA -> "Twilio now says there is no usage where there was some";
      case UNAUTHORISED -> "the credentials may not read it";
      case INVALID_PAGING -> "Twilio's list of pages could not be followed";
      case INVALID_RECORD -> "Twilio stated a record that cannot be";
      case UNAVAILABLE -> "Twilio gave no usable answer: export again";
      case NOT_READ -> "time ran out before it was read: export again";
    };
  }
}
