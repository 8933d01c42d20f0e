package io.github.usageexport.collect;

import io.github.usageexport.run.Problem;
import io.github.usageexport.run.Restated;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.snapshot.Recorder;
import io.github.usageexport.snapshot.RunMark;
import io.github.usageexport.snapshot.SliceChange;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.snapshot.Statement;
import io.github.usageexport.snapshot.StatementsOfRead;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records what was read of a slice, or that it could not be read, and says what that changed. */
record SliceRecorder(Recorder recorder, StatedNames names, Clock clock) {

  SliceOutcome record(RunMark run, Slice slice, SliceReading reading) {
    Instant observedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Statement> statements = statements(slice, reading, observedAt);
    SliceChange change = recorder.record(slice.account(), slice.key(), statements, run, observedAt);
    names.note(statements, observedAt);
    Problem problem = null;
    if (!reading.noData().isEmpty()) {
      problem = noData(slice, reading.noData());
      recorder.recordFailure(slice.key(), reading.noData(), problem.reason());
    }
    return outcome(slice, problem, change.counts(), restated(slice, change));
  }

  SliceOutcome recordFailure(Slice slice, Problem problem) {
    recorder.recordFailure(slice.key(), slice.periods(), problem.reason());
    return outcome(slice, problem, Counts.NONE, Restated.NOTHING);
  }

  /** Of days alone: a longer period restates what its days do. */
  private static Restated restated(Slice slice, SliceChange change) {
    return slice.granularity() == Granularity.DAILY
        ? Restated.of(change.restatements())
        : Restated.NOTHING;
  }

  private static List<Statement> statements(Slice slice, SliceReading reading, Instant observedAt) {
    Map<UsagePeriod, List<UsageRecord>> byPeriod = new HashMap<>();
    for (UsageRecord row : reading.records()) {
      byPeriod
          .computeIfAbsent(
              UsagePeriod.containing(slice.granularity(), row.startDate()),
              any -> new ArrayList<>())
          .add(row);
    }
    Optional<Instant> greatest =
        reading.records().stream()
            .map(UsageRecord::asOf)
            .filter(Objects::nonNull)
            .max(Instant::compareTo);
    StatementsOfRead read = new StatementsOfRead(greatest, observedAt);
    List<Statement> statements = new ArrayList<>();
    for (UsagePeriod period : slice.periods()) {
      if (!reading.noData().contains(period)) {
        statements.add(read.of(period, byPeriod.getOrDefault(period, List.of())));
      }
    }
    return statements;
  }

  private Problem noData(Slice slice, Set<UsagePeriod> periods) {
    boolean hadAmounts = recorder.holdsAmounts(slice.key(), periods);
    return hadAmounts
        ? new Problem(
            FailureReason.NO_DATA_AFTER_DATA,
            "Twilio says that it holds no usage of %s, and did before".formatted(slice),
            "Run again; if it stays, ask Twilio's support. What was read before is kept")
        : new Problem(
            FailureReason.NO_DATA,
            "Twilio says that it holds no usage of %s".formatted(slice),
            "Nothing: the account itself answers");
  }

  private static SliceOutcome outcome(
      Slice slice, @Nullable Problem problem, Counts counts, Restated restated) {
    return new SliceOutcome(
        slice.account().sid(), slice.granularity(), slice.range(), problem, counts, restated);
  }
}
