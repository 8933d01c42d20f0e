package io.github.usageexport.control;

import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an account on a day.
 *
 * @param account as last listed
 * @param state of the current version; OPEN where there is none
 * @param versions in the order of their numbers
 * @param dayBefore the current version of the day before; null if that day is unknown
 * @param lists the stated categories of a digest
 */
public record AccountDay(
    Account account,
    Head head,
    SettlementState state,
    List<Version> versions,
    @Nullable Version dayBefore,
    Function<String, StatedCategories> lists) {
  public AccountDay {
    versions = List.copyOf(versions);
  }

  AccountSid sid() {
    return account.sid();
  }

  /** The version that is believed; empty until there is one. */
  public Optional<Version> current() {
    return head.known().flatMap(belief -> find(belief.current()));
  }

  Optional<Version> find(int number) {
    return versions.stream().filter(version -> version.number() == number).findFirst();
  }

  /** The version that {@code version} took the place of. */
  Optional<Version> replacedBy(Version version) {
    return Optional.ofNullable(version.replaced()).flatMap(replaced -> find(replaced.number()));
  }

  /** Whether its amounts are not expected to move any more. */
  boolean isSettled() {
    return state == SettlementState.SETTLED || state == SettlementState.CLOSED;
  }
}
