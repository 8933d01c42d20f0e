package io.github.usageexport.simulator.world;

import java.util.List;

/**
 * Whose usage a statement covers.
 *
 * @param account in whose name it is stated
 * @param members the accounts whose usage it adds up
 */
public record Scope(SimulatedAccount account, List<SimulatedAccount> members) {
  public Scope {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a scope has at least one account");
    }
  }
}
