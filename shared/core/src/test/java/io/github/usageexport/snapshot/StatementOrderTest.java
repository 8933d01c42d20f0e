package io.github.usageexport.snapshot;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static io.github.usageexport.snapshot.SnapshotSamples.account;
import static io.github.usageexport.snapshot.SnapshotSamples.day;
import static io.github.usageexport.snapshot.SnapshotSamples.recorder;
import static io.github.usageexport.snapshot.SnapshotSamples.sid;
import static io.github.usageexport.snapshot.SnapshotSamples.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.run.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every history of four statements of one day, three moments and three contents, one of them
 * nothing at all: what is recorded is what the rules say, each looked at by itself.
 *
 * <p>{@code -Dorder.length=5} looks at longer ones.
 */
class StatementOrderTest {
  private static final int LENGTH = Integer.getInteger("order.length", 4);
  private static final int MOMENTS = 3;
  private static final List<Content> CONTENTS =
      List.of(ContentSamples.costing(1), ContentSamples.costing(2), Content.of(List.of()));
  private static final SliceKey KEY = SliceKey.of(sid(1), day(1));
  private static final Set<QualityFlag> BY_ORDER =
      EnumSet.of(QualityFlag.AS_OF_CONFLICT, QualityFlag.OUT_OF_ORDER, QualityFlag.EMPTIED);

  /** A statement of a history; its place there is the order of arrival. */
  record Said(int place, int moment, Content content) {
    Instant asOf() {
      return NOON.plusSeconds(moment);
    }

    Instant observedAt() {
      return NOON.plusSeconds(100L + place);
    }
  }

  /** A version as the rules want it. */
  record Expected(
      Said said, Set<QualityFlag> flags, @Nullable Integer replaced, @Nullable Instant confirmed) {}

  static IntStream firstStatements() {
    return IntStream.range(0, MOMENTS * CONTENTS.size());
  }

  @ParameterizedTest(name = "histories that begin with statement {0}")
  @MethodSource("firstStatements")
  void recordsWhatTheRulesSay(int first) {
    int kinds = MOMENTS * CONTENTS.size();
    int histories = IntStream.range(1, LENGTH).reduce(1, (product, any) -> product * kinds);
    for (int number = 0; number < histories; number++) {
      assertRecorded(history(first, number));
    }
  }

  private static List<Said> history(int first, int number) {
    List<Said> history = new ArrayList<>();
    int rest = number;
    for (int place = 0; place < LENGTH; place++) {
      int kind = place == 0 ? first : rest % (MOMENTS * CONTENTS.size());
      rest = place == 0 ? rest : rest / (MOMENTS * CONTENTS.size());
      history.add(new Said(place, kind % MOMENTS, CONTENTS.get(kind / MOMENTS)));
    }
    return history;
  }

  private static void assertRecorded(List<Said> history) {
    MemoryStore store = new MemoryStore();
    for (Said said : history) {
      recorder(store)
          .record(
              account(1),
              KEY,
              List.of(statement(day(1), said.asOf(), said.content())),
              "run",
              said.observedAt());
    }
    List<Expected> expected = expected(history);
    try (Stream<Version> versions = store.versions(day(1))) {
      assertThat(versions.map(version -> seen(version, history)).toList())
          .as("%s", history)
          .isEqualTo(expected);
    }
    List<Said> inOrder = inOrder(history, history.size());
    Head.Belief belief = store.head(KEY).head(day(1)).known().orElseThrow();
    assertThat(belief.versions()).as("%s", history).isEqualTo(expected.size());
    assertThat(belief.digest())
        .as("the last in order is believed: %s", history)
        .isEqualTo(inOrder.getLast().content().shortDigest());
    assertThat(belief.confirmedAsOf())
        .as("the greatest as_of: %s", history)
        .isEqualTo(greatest(history, history.size()));
    assertThat(belief.firstObservedAt()).isEqualTo(history.getFirst().observedAt());
  }

  private static Expected seen(Version version, List<Said> history) {
    Said said =
        history.stream()
            .filter(each -> each.observedAt().equals(version.observedAt()))
            .findFirst()
            .orElseThrow();
    assertThat(version.asOf()).isEqualTo(said.asOf());
    assertThat(version.content()).isEqualTo(said.content());
    Set<QualityFlag> flags = EnumSet.copyOf(BY_ORDER);
    flags.retainAll(version.flags());
    Version.Replaced replaced = version.replaced();
    return new Expected(
        said,
        flags,
        replaced == null ? null : replaced.number(),
        replaced == null ? null : replaced.confirmedAsOf());
  }

  private static List<Expected> expected(List<Said> history) {
    List<Expected> versions = new ArrayList<>();
    for (Said said : history) {
      List<Said> before = inOrder(history, said.place());
      boolean isFirst = before.isEmpty();
      boolean changes = isFirst || !before.getLast().content().equals(said.content());
      if (!changes) {
        continue;
      }
      Instant known = isFirst ? Instant.MIN : greatest(history, said.place());
      if (!said.asOf().isBefore(known)) {
        versions.add(
            new Expected(
                said,
                flags(said, before, known),
                isFirst ? null : current(versions),
                isFirst ? null : known));
      } else if (versions.stream().noneMatch(kept -> says(kept, said))) {
        versions.add(new Expected(said, EnumSet.of(QualityFlag.OUT_OF_ORDER), null, null));
      }
    }
    return versions;
  }

  private static Set<QualityFlag> flags(Said said, List<Said> before, Instant known) {
    Set<QualityFlag> flags = EnumSet.noneOf(QualityFlag.class);
    if (said.asOf().equals(known)) {
      flags.add(QualityFlag.AS_OF_CONFLICT);
    }
    if (said.content().rows().isEmpty() && !before.isEmpty()) {
      flags.add(QualityFlag.EMPTIED);
    }
    return flags;
  }

  /** Those that no statement before them had a greater as_of than, among the first so many. */
  private static List<Said> inOrder(List<Said> history, int count) {
    return history.subList(0, count).stream()
        .filter(
            said ->
                history.subList(0, said.place()).stream()
                    .allMatch(earlier -> earlier.moment() <= said.moment()))
        .toList();
  }

  private static Instant greatest(List<Said> history, int count) {
    return history.subList(0, count).stream().map(Said::asOf).max(Instant::compareTo).orElseThrow();
  }

  private static int current(List<Expected> versions) {
    return IntStream.range(0, versions.size())
            .filter(i -> !versions.get(i).flags().contains(QualityFlag.OUT_OF_ORDER))
            .max()
            .orElseThrow()
        + 1;
  }

  private static boolean says(Expected kept, Said said) {
    return kept.said().moment() == said.moment() && kept.said().content().equals(said.content());
  }
}
