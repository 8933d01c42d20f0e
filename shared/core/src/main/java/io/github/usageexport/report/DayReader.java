package io.github.usageexport.report;

import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.control.CategoryRole;
import io.github.usageexport.snapshot.Restatement;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Category;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the versions of one day by account and version number. Holds two of them at a time. */
final class DayReader {
  /** Zero categories only decide the type of a change, which is not needed here. */
  private static final StatedCategories NONE_STATED = StatedCategories.of(List.of());

  private final KnownAt knownAt;
  private final CategoryCatalogue catalogue;
  private final @Nullable Instant runStarted;
  private final Consumer<CurrentDay> current;
  private final Consumer<RestatedDay> restated;

  private @Nullable Version last;
  private boolean knownBefore;
  private Prices accrued = new Prices();
  private Prices moved = new Prices();

  /**
   * @param current receives the current version of each account
   * @param restated receives each change of an account-day that was no longer OPEN
   */
  DayReader(
      KnownAt knownAt,
      CategoryCatalogue catalogue,
      @Nullable Instant runStarted,
      Consumer<CurrentDay> current,
      Consumer<RestatedDay> restated) {
    this.knownAt = knownAt;
    this.catalogue = catalogue;
    this.runStarted = runStarted;
    this.current = current;
    this.restated = restated;
  }

  /**
   * The current version of an account-day, and what changed its total since the run started.
   *
   * @param knownBefore whether the account-day had a version before the run
   */
  record CurrentDay(Version version, boolean knownBefore, Prices accrued, Prices restated) {}

  void read(Stream<Version> versions) {
    versions.filter(knownAt::holds).forEach(this::next);
    end();
  }

  private void next(Version version) {
    if (last != null && !last.account().sid().equals(version.account().sid())) {
      end();
    }
    if (last == null) {
      knownBefore = isBeforeRun(version);
    } else {
      replace(last, version);
    }
    last = version;
  }

  private void end() {
    if (last != null) {
      current.accept(new CurrentDay(last, knownBefore, accrued, moved));
      last = null;
      accrued = new Prices();
      moved = new Prices();
    }
  }

  private void replace(Version previous, Version version) {
    Version.Replaced replaced = version.replaced();
    if (replaced == null) {
      throw new IllegalStateException(
          "version %d of %s on %s replaced version %d and does not say so"
              .formatted(
                  version.number(), version.account().sid(), version.period(), previous.number()));
    }
    SettlementState state = knownAt.stateBefore(version, replaced);
    Restatement restatement = Restatement.between(previous, version, state, NONE_STATED);
    List<Restatement.Change> changes = restatement.changes();
    Prices delta = Prices.change(restatement);
    boolean isAccrual = state == SettlementState.OPEN;
    if (!isBeforeRun(version)) {
      (isAccrual ? accrued : moved).add(delta);
    }
    if (!isAccrual) {
      restated.accept(
          new RestatedDay(
              version.account(),
              version.period().firstDay(),
              version.number(),
              state,
              delta,
              changes.size(),
              mostly(changes),
              replaced.asOf(),
              version.asOf(),
              version.observedAt(),
              version.runId()));
    }
  }

  private boolean isBeforeRun(Version version) {
    return runStarted != null && version.observedAt().isBefore(runStarted);
  }

  private @Nullable Category mostly(List<Restatement.Change> changes) {
    return changes.stream()
        .filter(change -> catalogue.find(change.after().category()).role() == CategoryRole.ADDITIVE)
        .filter(change -> !change.priceDelta().isZero())
        .max(Comparator.comparing(DayReader::size))
        .map(change -> change.after().category())
        .orElse(null);
  }

  private static BigDecimal size(Restatement.Change change) {
    return change.priceDelta().value().abs();
  }
}
