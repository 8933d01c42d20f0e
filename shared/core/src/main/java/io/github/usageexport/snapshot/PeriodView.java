package io.github.usageexport.snapshot;

import io.github.usageexport.snapshot.Head.Belief;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.UsagePeriod;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One period as the store holds it at one moment: its heads and the accounts. The heads tell
 * whether anything changed before a single version is read.
 */
public record PeriodView(
    UsagePeriod period,
    Settlement settlement,
    SortedMap<AccountSid, KnownAccount> accounts,
    SortedMap<AccountSid, Head> heads) {

  public static PeriodView of(
      UsagePeriod period, SnapshotStore snapshots, AccountStore accounts, Settlement settlement) {
    SortedMap<AccountSid, KnownAccount> known = new TreeMap<>();
    accounts.accounts().forEach(account -> known.put(account.account().sid(), account));
    SortedMap<AccountSid, Head> heads = new TreeMap<>();
    snapshots.heads(period).forEach(head -> heads.put(head.account(), head.head()));
    return new PeriodView(period, settlement, known, heads);
  }

  public Optional<Belief> belief(AccountSid account) {
    return Optional.ofNullable(heads.get(account)).flatMap(Head::known);
  }

  /** Accounts with a belief, in order. */
  public Stream<Map.Entry<AccountSid, Belief>> beliefs() {
    return heads.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().known().stream().map(belief -> Map.entry(entry.getKey(), belief)));
  }

  /**
   * The versions that are believed in this view, whatever was recorded since, in order of account.
   * To be closed.
   */
  public Stream<Version> current(SnapshotStore snapshots) {
    return snapshots
        .currentVersions(period)
        .flatMap(
            version ->
                belief(version.account().sid()).stream()
                    .map(
                        belief ->
                            belief.current() == version.number()
                                ? version
                                : snapshots.version(
                                    version.account().sid(), period, belief.current())));
  }

  /** Accounts whose life overlaps the period, in order, listed or not. */
  public Stream<KnownAccount> alive() {
    return accounts.values().stream().filter(known -> known.account().livesIn(period));
  }

  /**
   * Whether the period has files, though it may have no rows: readers of Parquet fail on a dataset
   * without a file. Of the time before the first account there is nothing.
   */
  public boolean begins() {
    return alive().findAny().isPresent() || beliefs().findAny().isPresent();
  }

  public SettlementState state(Belief belief) {
    return settlement.state(period, belief.asOf(), belief.confirmedAsOf());
  }

  /** How many versions the store holds of this period, of all accounts. */
  public long versions() {
    return beliefs().mapToLong(entry -> entry.getValue().versions()).sum();
  }
}
