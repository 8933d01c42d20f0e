package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.world.AccountStatus;
import io.github.usageexport.simulator.world.SimulatedAccount;
import io.github.usageexport.simulator.world.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every credential of a world, found by the header that carries it. */
final class Keyring {
  private final Map<String, Credential> byHeader = new HashMap<>();
  private final Map<String, SimulatedAccount> accounts = new HashMap<>();

  Keyring(World world) {
    for (var account : world.accounts()) {
      accounts.put(account.sid(), account);
      Stream.of(CredentialKind.values())
          .filter(kind -> kind.isMain() == account.isParent())
          .map(kind -> Credential.of(account, kind))
          .forEach(credential -> byHeader.put(credential.basic(), credential));
    }
  }

  /** The credential in the header, unless it is wrong or its account is suspended or closed. */
  Optional<Credential> authenticate(@Nullable String header, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(byHeader.get(header))
        .filter(credential -> isActive(credential, now));
  }

  private boolean isActive(Credential credential, Instant now) {
    var account = accounts.get(credential.accountSid());
    return account != null && account.exists(now) && account.status(now) == AccountStatus.ACTIVE;
  }
}
