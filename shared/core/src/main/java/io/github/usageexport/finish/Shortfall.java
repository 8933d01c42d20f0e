package io.github.usageexport.finish;

import io.github.usageexport.handoff.EndedRun;
import io.github.usageexport.handoff.PlannedRun;
import io.github.usageexport.run.RunStatus;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run fell short of besides the accounts that it could not read.
 *
 * @param problem in sentences; empty if the run fell short of nothing
 * @param missing parts of the lake that were not exported
 * @param planned parts that should have been
 */
record Shortfall(Optional<String> problem, int missing, int planned) {
  static final Shortfall NONE = new Shortfall(Optional.empty(), 0, 0);

  /** So many parts are named. */
  private static final int NAMED = 10;

  static Shortfall of(PlannedRun planned, CarriedOut carriedOut, EndedRun ended) {
    String problem =
        Stream.of(ended.problem(), notExported(planned, carriedOut))
            .filter(sentence -> !sentence.isEmpty())
            .collect(Collectors.joining(". "));
    return new Shortfall(
        Optional.of(problem).filter(sentence -> !sentence.isEmpty()),
        carriedOut.missing().size(),
        planned.parts().size());
  }

  private static String notExported(PlannedRun planned, CarriedOut carriedOut) {
    if (carriedOut.missing().isEmpty()) {
      return "";
    }
    String named = carriedOut.missing().stream().limit(NAMED).collect(Collectors.joining(", "));
    return "%d of %d parts of the lake were not exported (%s%s): the next run exports them"
        .formatted(
            carriedOut.missing().size(),
            planned.parts().size(),
            named,
            carriedOut.missing().size() > NAMED ? " …" : "");
  }

  /** A run of which nothing reached the lake has FAILED; one that fell short is not COMPLETE. */
  RunStatus worse(RunStatus status) {
    if (missing > 0 && missing == planned) {
      return RunStatus.FAILED;
    }
    return status == RunStatus.COMPLETE && problem.isPresent() ? RunStatus.PARTIAL : status;
  }

  boolean leavesPartsToExport() {
    return missing > 0;
  }
}
