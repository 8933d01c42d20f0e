package io.github.usageexport.snapshot;

import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a store should hold after a history of statements, worked out the simplest way. */
final class BeliefModel {
  private final Map<UsagePeriod, Period> periods = new TreeMap<>();

  /** What is known of one period: its versions in order of recording, and the current one. */
  static final class Period {
    final List<Expected> versions = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    int current;
    Instant confirmed = Instant.MIN;

    Expected currentVersion() {
      return versions.get(current - 1);
    }
  }

  record Expected(Instant asOf, Instant observedAt, Content content, Set<QualityFlag> flags) {}

  Map<UsagePeriod, Period> periods() {
    return periods;
  }

  void hear(Statement statement, Instant observedAt) {
    Period period = periods.computeIfAbsent(statement.period(), any -> new Period());
    boolean inOrder = !statement.asOf().isBefore(period.confirmed);
    boolean same = isSame(period, statement);
    if (inOrder && same) {
      period.confirmed = statement.asOf();
    } else if (inOrder) {
      boolean conflict = statement.asOf().equals(period.confirmed);
      add(period, statement, observedAt, conflict ? QualityFlag.AS_OF_CONFLICT : null);
      period.current = period.versions.size();
      period.confirmed = statement.asOf();
    } else if (!same && !isKept(period, statement)) {
      add(period, statement, observedAt, QualityFlag.OUT_OF_ORDER);
    }
  }

  private static boolean isSame(Period period, Statement statement) {
    return period.current > 0
        && period.currentVersion().content().digest().equals(statement.content().digest());
  }

  private static boolean isKept(Period period, Statement statement) {
    return period.said.contains(words(statement));
  }

  private static void add(
      Period period, Statement statement, Instant observedAt, @Nullable QualityFlag flag) {
    period.said.add(words(statement));
    period.versions.add(
        new Expected(
            statement.asOf(),
            observedAt,
            statement.content(),
            flag == null ? Set.of() : Set.of(flag)));
  }

  private static String words(Statement statement) {
    return statement.asOf() + " " + statement.content().digest();
  }
}
