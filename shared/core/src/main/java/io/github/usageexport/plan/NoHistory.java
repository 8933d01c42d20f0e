package io.github.usageexport.plan;

import io.github.usageexport.run.Run;
import io.github.usageexport.run.RunStore;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.KnownAccount;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stores of a dry run: nothing was, and nothing is kept. */
enum NoHistory implements AccountStore, RunStore {
  INSTANCE;

  @Override
  public List<KnownAccount> accounts() {
    return List.of();
  }

  @Override
  public void save(Collection<KnownAccount> accounts) {
    throw notKept();
  }

  @Override
  public void save(Run run) {
    throw notKept();
  }

  @Override
  public Optional<Run> run(String runId) {
    return Optional.empty();
  }

  @Override
  public Optional<Run> latestRun() {
    return Optional.empty();
  }

  @Override
  public List<Run> unfinishedRuns() {
    return List.of();
  }

  @Override
  public Duration longestRun() {
    return Duration.ZERO;
  }

  @Override
  public void saveOutcomes(String runId, Collection<SliceOutcome> outcomes) {
    throw notKept();
  }

  @Override
  public List<SliceOutcome> outcomes(String runId) {
    return List.of();
  }

  private static UnsupportedOperationException notKept() {
    return new UnsupportedOperationException("a dry run writes nothing");
  }
}
