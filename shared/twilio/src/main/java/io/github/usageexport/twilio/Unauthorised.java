package io.github.usageexport.twilio;

import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;

/** Says which credentials cannot read which account, and what would. */
final class Unauthorised {
  private Unauthorised() {}

  static UnreadableException reading(
      AccountSid account,
      AccountSid parent,
      TwilioCredentials credentials,
      TwilioResponse response) {
    String detail =
        "Twilio answered %s to %s for account %s"
            .formatted(
                response.error().describe(response.status()), credentials.username(), account);
    return new UnreadableException(
        FailureReason.UNAUTHORISED, detail, remedy(account, parent, credentials));
  }

  private static String remedy(
      AccountSid account, AccountSid parent, TwilioCredentials credentials) {
    if (credentials.isApiKey() && account.equals(parent)) {
      return "Check TWILIO_API_KEY and TWILIO_API_SECRET, and that the key is a Main one: others"
          + " cannot list accounts";
    }
    if (credentials.isApiKey()) {
      return "An API key of the main account cannot read subaccounts: use the main account's auth"
          + " token (TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN)";
    }
    if (credentials.username().equals(account.value())) {
      return "Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN against the Console; a rotated token"
          + " stops working at once";
    }
    return "Check that account %s is a subaccount of %s".formatted(account, credentials.username());
  }
}
