package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.world.SimulatedAccount;
import io.github.usageexport.simulator.world.World;
import java.time.Instant;

/** Who may read what, by Twilio's documentation of subaccounts and API keys. */
final class Access {
  private Access() {}

  /**
   * @throws ApiError 401 if the credential may not read the list of accounts
   */
  static void toAccounts(Credential reader) {
    if (!reader.kind().readsAccounts()) {
      throw ApiError.unauthorised();
    }
  }

  /**
   * The account, if the credential may read its usage.
   *
   * @throws ApiError 401 if it may not, 404 if there is no such account
   */
  static SimulatedAccount toAccount(
      Credential reader, String accountSid, World world, Instant now, String path) {
    if (reader.kind() != CredentialKind.MAIN_TOKEN && !reader.accountSid().equals(accountSid)) {
      throw ApiError.unauthorised();
    }
    return world
        .find(accountSid)
        .filter(account -> account.exists(now))
        .orElseThrow(() -> ApiError.notFound(path));
  }
}
