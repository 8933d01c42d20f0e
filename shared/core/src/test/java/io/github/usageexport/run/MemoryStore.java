package io.github.usageexport.run;

import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.SliceChange;
import io.github.usageexport.snapshot.SliceHead;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every store in memory; may be told to break. */
public final class MemoryStore implements SnapshotStore, AccountStore, RunStore {
  private final Map<SliceKey, SliceHead> heads = new HashMap<>();
  private final List<Version> versions = new ArrayList<>();
  private final Map<String, StatedCategories> categories = new HashMap<>();
  private final SortedMap<AccountSid, KnownAccount> accounts = new TreeMap<>();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final Map<String, List<SliceOutcome>> outcomes = new HashMap<>();
  private final String id;
  private final Duration longestRun;
  private boolean broken;

  public MemoryStore() {
    this("memory", Duration.ZERO);
  }

  public MemoryStore(String id, Duration longestRun) {
    this.id = id;
    this.longestRun = longestRun;
  }

  /** From now on every change fails, as with a disk that is full. */
  public synchronized void breakDown() {
    broken = true;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public synchronized SliceHead head(SliceKey key) {
    return heads.getOrDefault(key, SliceHead.unrecorded(key));
  }

  @Override
  public synchronized boolean commit(SliceChange change) {
    if (broken) {
      throw new StoreException("memory is full: forget something");
    }
    SliceKey key = change.before().key();
    if (head(key).revision() != change.before().revision()) {
      return false;
    }
    heads.put(key, change.after());
    versions.addAll(change.versions());
    change.categories().forEach(stated -> categories.put(stated.digest(), stated));
    return true;
  }

  @Override
  public synchronized boolean holds(
      AccountSid account, UsagePeriod period, Instant asOf, String digest) {
    return versionsOf(account, period)
        .anyMatch(kept -> kept.asOf().equals(asOf) && kept.content().digest().equals(digest));
  }

  @Override
  public synchronized Version version(AccountSid account, UsagePeriod period, int number) {
    return versionsOf(account, period)
        .filter(kept -> kept.number() == number)
        .findFirst()
        .orElseThrow(() -> new StoreException("there is no version " + number));
  }

  private Stream<Version> versionsOf(AccountSid account, UsagePeriod period) {
    return versions.stream()
        .filter(kept -> kept.account().sid().equals(account) && kept.period().equals(period));
  }

  @Override
  public synchronized SortedSet<UsagePeriod> periods(AccountSid account) {
    return heads.values().stream()
        .filter(slice -> slice.key().account().equals(account))
        .flatMap(slice -> slice.heads().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public synchronized List<AccountHead> heads(UsagePeriod period) {
    return heads.values().stream()
        .filter(slice -> slice.heads().containsKey(period))
        .map(slice -> new AccountHead(slice.key().account(), slice.head(period)))
        .sorted(Comparator.comparing(AccountHead::account))
        .toList();
  }

  @Override
  public synchronized Stream<Version> currentVersions(UsagePeriod period) {
    return heads(period).stream()
        .flatMap(
            entry ->
                entry.head().known().stream()
                    .map(belief -> version(entry.account(), period, belief.current())));
  }

  @Override
  public synchronized Stream<Version> versions(UsagePeriod period) {
    return List.copyOf(versions).stream()
        .filter(kept -> kept.period().equals(period))
        .sorted(
            Comparator.comparing((Version kept) -> kept.account().sid())
                .thenComparingInt(Version::number));
  }

  @Override
  public synchronized StatedCategories categories(String digest) {
    StatedCategories stated = categories.get(digest);
    if (stated == null) {
      throw new StoreException("there are no categories " + digest);
    }
    return stated;
  }

  @Override
  public void flush() {}

  @Override
  public synchronized List<KnownAccount> accounts() {
    return List.copyOf(accounts.values());
  }

  @Override
  public synchronized void save(Collection<KnownAccount> saved) {
    saved.forEach(known -> accounts.put(known.account().sid(), known));
  }

  @Override
  public synchronized void save(Run run) {
    runs.put(run.id(), run);
  }

  @Override
  public synchronized Optional<Run> run(String runId) {
    return Optional.ofNullable(runs.get(runId));
  }

  @Override
  public synchronized Optional<Run> latestRun() {
    return runs.values().stream().max(Comparator.comparing(Run::startedAt));
  }

  @Override
  public synchronized List<Run> unfinishedRuns() {
    return runs.values().stream()
        .filter(run -> run.finishedAt() == null)
        .sorted(Comparator.comparing(Run::startedAt))
        .toList();
  }

  @Override
  public Duration longestRun() {
    return longestRun;
  }

  @Override
  public synchronized void saveOutcomes(String runId, Collection<SliceOutcome> ended) {
    List<SliceOutcome> kept = outcomes.computeIfAbsent(runId, any -> new ArrayList<>());
    for (SliceOutcome outcome : ended) {
      kept.removeIf(before -> SliceOutcome.ORDER.compare(before, outcome) == 0);
      kept.add(outcome);
    }
  }

  @Override
  public synchronized List<SliceOutcome> outcomes(String runId) {
    return List.copyOf(outcomes.getOrDefault(runId, List.of()));
  }
}
