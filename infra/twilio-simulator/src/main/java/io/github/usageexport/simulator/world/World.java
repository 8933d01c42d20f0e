package io.github.usageexport.simulator.world;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Accounts and their usage, made from options alone and never changed: everything that is stated is
 * a function of a world and an instant. Usage is computed when it is asked for, and not kept.
 */
public final class World {
  private final WorldOptions options;
  private final Catalogue catalogue;
  private final List<SimulatedAccount> accounts;
  private final Map<String, SimulatedAccount> bySid = new HashMap<>();
  private final Truth truth;

  private World(WorldOptions options) {
    this.options = options;
    this.catalogue = Catalogue.of(options.categories(), newcomerSince(options));
    this.accounts = new Roster(options).accounts();
    accounts.forEach(account -> bySid.put(account.sid(), account));
    options.restatements().forEach(this::check);
    checkRollUp(options.statement().brokenRollUp());
    this.truth = new Truth(this, catalogue, new Ledger(options, catalogue, accounts));
  }

  /**
   * @throws IllegalArgumentException if a restatement names an account or a leaf category, or the
   *     broken roll-up a category, that this world does not have
   */
  public static World of(WorldOptions options) {
    return new World(options);
  }

  public WorldOptions options() {
    return options;
  }

  /** Every account that ever was, the parent first. */
  public List<SimulatedAccount> accounts() {
    return accounts;
  }

  public SimulatedAccount parent() {
    return accounts.getFirst();
  }

  public Optional<SimulatedAccount> find(String accountSid) {
    return Optional.ofNullable(bySid.get(accountSid));
  }

  /**
   * @throws IllegalArgumentException if there is no such account
   */
  public SimulatedAccount account(String accountSid) {
    return find(accountSid)
        .orElseThrow(
            () -> new IllegalArgumentException("no account '" + accountSid + "' in this world"));
  }

  public Truth truth() {
    return truth;
  }

  /** An account without its subaccounts. */
  public Scope alone(SimulatedAccount account) {
    return new Scope(account, List.of(account));
  }

  /** The parent with all its subaccounts; a subaccount has none. */
  public Scope withSubaccounts(SimulatedAccount account) {
    return account.isParent() ? new Scope(account, accounts) : alone(account);
  }

  /** This world, with more restatements to come. */
  public World restating(List<Restatement> more) {
    return of(
        options.withRestatements(
            Stream.concat(options.restatements().stream(), more.stream()).toList()));
  }

  /** Whether the category has usage of its own, and so can be restated. */
  public boolean isLeaf(String category) {
    var index = catalogue.index(category);
    return index.isPresent() && catalogue.isLeaf(index.getAsInt());
  }

  private void check(Restatement restatement) {
    account(restatement.accountSid());
    if (!isLeaf(restatement.category())) {
      throw new IllegalArgumentException(
          "'%s' is no leaf category of this world: restate one of its leaves"
              .formatted(restatement.category()));
    }
  }

  private void checkRollUp(String category) {
    if (!category.isEmpty() && (catalogue.index(category).isEmpty() || isLeaf(category))) {
      throw new IllegalArgumentException(
          "'%s' is no roll-up of this world: break one such as 'sms'".formatted(category));
    }
  }

  private static LocalDate newcomerSince(WorldOptions options) {
    var today = LocalDate.ofInstant(options.start(), ZoneOffset.UTC);
    var thisMonth = today.withDayOfMonth(15);
    return today.isAfter(thisMonth) ? thisMonth : thisMonth.minusMonths(1);
  }
}
