package io.github.usageexport.twilio;

import io.github.usageexport.usage.AccountSid;

/** Port: the credentials to read an account with. */
public interface CredentialSource {

  TwilioCredentials credentials(AccountSid account);

  /** Called once after a 401, before the one further try: forget what is cached. */
  default void refresh() {}

  /** The same credentials for every account. */
  static CredentialSource of(TwilioCredentials credentials) {
    return account -> credentials;
  }
}
