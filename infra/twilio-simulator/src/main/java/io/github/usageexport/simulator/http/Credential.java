package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.world.Dice;
import io.github.usageexport.simulator.world.SimulatedAccount;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A username and its secret.
 *
 * @param accountSid the account that it was made in
 */
public record Credential(CredentialKind kind, String accountSid, String username, String secret) {
  /**
   * The credential of an account; the same in every world that has this account.
   *
   * @throws IllegalArgumentException for a main credential of a subaccount, or the other way round
   */
  public static Credential of(SimulatedAccount account, CredentialKind kind) {
    if (kind.isMain() != account.isParent()) {
      throw new IllegalArgumentException(
          "account %s has no %s: main credentials belong to the parent, others to subaccounts"
              .formatted(account.sid(), kind));
    }
    if (kind.isToken()) {
      return new Credential(kind, account.sid(), account.sid(), account.authToken());
    }
    var dice = Dice.of(0).on(kind.name()).on(account.authToken());
    return new Credential(
        kind, account.sid(), "SK" + dice.on("sid").hex(), dice.on("secret").hex());
  }

  /** The value of the Authorization header. */
  public String basic() {
    var pair = (username + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return kind + " " + username;
  }
}
