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

/**
 * Walks through the versions of one day, account by account in order of number, and holds two of
 * them at a time.
 */
final class DayReader {
  /** Which categories were stated as zero decides a change's type, and that is not asked here. */
  private static final StatedCategories NONE_STATED = StatedCategories.of(List.of());

  private final Knowledge knowledge;
  private final CategoryCatalogue catalogue;
  private final @Nullable Instant runStarted;
  private final Consumer<Believed> believed;
  private final Consumer<RestatedDay> restated;

  private @Nullable Version last;
  private boolean knownBefore;
  private Prices accrued = new Prices();
  private Prices moved = new Prices();

  /**
   * @param believed takes what is believed of each account
   * @param restated takes each change of what was no longer OPEN
   */
  DayReader(
      Knowledge knowledge,
      CategoryCatalogue catalogue,
      @Nullable Instant runStarted,
      Consumer<Believed> believed,
      Consumer<RestatedDay> restated) {
    this.knowledge = knowledge;
    this.catalogue = catalogue;
    this.runStarted = runStarted;
    this.believed = believed;
    this.restated = restated;
  }

  /**
   * The version that is believed, and what moved its total since the run started.
   *
   * @param knownBefore whether anything was known of this account-day by then
   */
  record Believed(Version version, boolean knownBefore, Prices accrued, Prices restated) {}

  void read(Stream<Version> versions) {
    versions.filter(knowledge::holds).forEach(this::next);
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
      believed.accept(new Believed(last, knownBefore, accrued, moved));
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
    SettlementState state = knowledge.stateBefore(version, replaced);
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
