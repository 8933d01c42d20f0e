package io.github.usageexport.cli.history;

import io.github.usageexport.usage.AccountSid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a reader believes who listens to one statement after the other and never looks at a store:
 * whatever was said last, unless it is older than what was heard before.
 */
final class Beliefs {
  private final Map<AccountDay, Belief> days = new TreeMap<>();

  record AccountDay(LocalDate day, AccountSid account) implements Comparable<AccountDay> {
    @Override
    public int compareTo(AccountDay other) {
      int byDay = day.compareTo(other.day);
      return byDay == 0 ? account.compareTo(other.account) : byDay;
    }
  }

  /** A change of mind. */
  record Change(Instant observedAt, StatedDay day) {}

  private static final class Belief {
    private final List<Change> changes = new ArrayList<>();
    private Instant newest = Instant.MIN;
  }

  void hear(AccountDay of, Instant asOf, StatedDay stated, Instant observedAt) {
    Belief belief = days.computeIfAbsent(of, any -> new Belief());
    if (asOf.isBefore(belief.newest)) {
      return;
    }
    belief.newest = asOf;
    boolean news =
        belief.changes.isEmpty() || !belief.changes.getLast().day().rows().equals(stated.rows());
    if (news) {
      belief.changes.add(new Change(observedAt, stated));
    }
  }

  Iterable<AccountDay> days() {
    return days.keySet();
  }

  StatedDay first(AccountDay of) {
    return changes(of).getFirst().day();
  }

  StatedDay current(AccountDay of) {
    return changes(of).getLast().day();
  }

  Instant newest(AccountDay of) {
    return belief(of).newest;
  }

  /** What was believed at that moment; empty if nothing was heard by then. */
  Optional<StatedDay> at(AccountDay of, Instant moment) {
    return changes(of).stream()
        .filter(change -> !change.observedAt().isAfter(moment))
        .reduce((earlier, later) -> later)
        .map(Change::day);
  }

  private List<Change> changes(AccountDay of) {
    return belief(of).changes;
  }

  private Belief belief(AccountDay of) {
    Belief belief = days.get(of);
    if (belief == null) {
      throw new IllegalStateException("nothing was heard of " + of);
    }
    return belief;
  }
}
