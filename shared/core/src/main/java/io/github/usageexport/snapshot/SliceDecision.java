package io.github.usageexport.snapshot;

import io.github.usageexport.snapshot.Head.Belief;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides, for one slice as the store held it, what its statements change. Writes nothing. */
final class SliceDecision {
  private final Recorder recorder;
  private final Account account;
  private final SliceHead before;
  private final List<Statement> statements;
  private final RunMark run;
  private final Instant observedAt;
  private final PriceFlags prices;

  private final Map<UsagePeriod, Head> changed = new LinkedHashMap<>();
  private final List<Version> versions = new ArrayList<>();
  private final Map<String, StatedCategories> categories = new TreeMap<>();
  private final List<Restatement> restatements = new ArrayList<>();
  private Counts counts = Counts.NONE;

  SliceDecision(
      Recorder recorder,
      Account account,
      SliceHead before,
      List<Statement> statements,
      RunMark run,
      Instant observedAt) {
    this.recorder = recorder;
    this.account = account;
    this.before = before;
    this.statements = statements;
    this.run = run;
    this.observedAt = observedAt;
    this.prices = new PriceFlags(recorder.store(), before, statements);
  }

  SliceChange decide() {
    for (Statement statement : statements) {
      Head head = before.head(statement.period());
      Belief belief = head.belief();
      if (belief == null) {
        addFirst(statement, head);
      } else if (statement.asOf().isBefore(belief.confirmedAsOf())) {
        keepAside(statement, head, belief);
      } else if (statement.content().shortDigest().equals(belief.digest())) {
        believe(head, belief.confirmedBy(statement.asOf()));
        counts = counts.plus(recordedBefore(statement, belief));
      } else {
        replace(statement, head, belief);
      }
    }
    return new SliceChange(
        before, changed, versions, List.copyOf(categories.values()), restatements, counts);
  }

  private void addFirst(Statement statement, Head head) {
    Version version = add(statement, 1, flags(statement, Optional.empty()), null);
    believe(head, Belief.in(version, observedAt));
    counts = counts.plus(Counts.CREATED);
  }

  private void replace(Statement statement, Head head, Belief belief) {
    Version previous = version(statement.period(), belief.current());
    SettlementState previousState =
        recorder.settlement().state(statement.period(), belief.asOf(), belief.confirmedAsOf());
    Set<QualityFlag> flags = flags(statement, Optional.of(previous.content()));
    if (statement.asOf().equals(belief.confirmedAsOf())) {
      flags.add(QualityFlag.AS_OF_CONFLICT);
    }
    if (statement.isSilent() && previous.content().hasAmounts()) {
      flags.add(QualityFlag.EMPTIED);
    }
    switch (previousState) {
      case SETTLED -> flags.add(QualityFlag.RESTATED_AFTER_SETTLED);
      case CLOSED -> flags.add(QualityFlag.RESTATED_AFTER_CLOSED);
      case OPEN, PROVISIONAL -> {}
    }
    Version version =
        add(statement, belief.versions() + 1, flags, Version.Replaced.of(previous, belief));
    restate(previous, version, previousState, statement);
    believe(head, Belief.in(version, belief.firstObservedAt()));
    counts = counts.plus(Counts.CHANGED);
  }

  /** A run that was killed and called again finds what it had recorded: that is still its work. */
  private Counts recordedBefore(Statement statement, Belief belief) {
    if (belief.observedAt().isBefore(run.startedAt())) {
      return Counts.UNCHANGED;
    }
    Version version = version(statement.period(), belief.current());
    if (!version.runId().equals(run.id())) {
      return Counts.UNCHANGED;
    }
    Version.Replaced replaced = version.replaced();
    if (replaced == null) {
      return Counts.CREATED;
    }
    restate(
        version(statement.period(), replaced.number()),
        version,
        recorder.settlement().state(statement.period(), replaced),
        statement);
    return Counts.CHANGED;
  }

  private void restate(
      Version previous, Version version, SettlementState previousState, Statement statement) {
    if (previousState != SettlementState.OPEN) {
      restatements.add(
          Restatement.between(previous, version, previousState, statement.categories()));
    }
  }

  private Version version(UsagePeriod period, int number) {
    return recorder.store().version(account.sid(), period, number);
  }

  /** A statement older than what is known: a version of its own, never current. */
  private void keepAside(Statement statement, Head head, Belief belief) {
    Content content = statement.content();
    boolean kept =
        content.shortDigest().equals(belief.digest())
            || recorder
                .store()
                .holds(account.sid(), statement.period(), statement.asOf(), content.digest());
    if (kept) {
      believe(head, belief);
    } else {
      Set<QualityFlag> flags = flags(statement, Optional.empty());
      flags.add(QualityFlag.OUT_OF_ORDER);
      add(statement, belief.versions() + 1, flags, null);
      believe(head, belief.withOneMoreVersion());
    }
    counts = counts.plus(Counts.OUT_OF_ORDER);
  }

  private void believe(Head head, Belief belief) {
    Head next = head.believing(belief);
    if (!next.equals(head)) {
      changed.put(head.period(), next);
    }
  }

  private Version add(
      Statement statement,
      int number,
      Set<QualityFlag> flags,
      Version.@Nullable Replaced replaced) {
    StatedCategories stated = statement.categories();
    Version version =
        new Version(
            account,
            statement.period(),
            number,
            statement.asOf(),
            observedAt,
            run.id(),
            statement.content(),
            stated.digest(),
            stated.count(),
            flags,
            replaced);
    versions.add(version);
    categories.put(stated.digest(), stated);
    return version;
  }

  private Set<QualityFlag> flags(Statement statement, Optional<Content> replaced) {
    Set<QualityFlag> flags = EnumSet.noneOf(QualityFlag.class);
    flags.addAll(statement.flags());
    flags.addAll(prices.of(statement, replaced));
    if (statement.content().rows().stream()
        .anyMatch(row -> !recorder.isKnown().test(row.category()))) {
      flags.add(QualityFlag.UNKNOWN_CATEGORY);
    }
    return flags;
  }
}
