package io.github.usageexport.control;

import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.Restatement;
import io.github.usageexport.snapshot.Restatement.ChangeType;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.snapshot.StatedCategory;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Category;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Categories that had amounts and are stated no longer: totalprice must have fallen with them, or a
 * row was lost on its way.
 */
record AbsentRows(CategoryCatalogue catalogue) implements AccountDayControl {

  @Override
  public List<Finding> check(AccountDay day) {
    if (day.versions().size() < 2 || day.current().isEmpty()) {
      return List.of();
    }
    Version current = day.current().get();
    Set<Category> stated =
        day.lists().apply(current.categories()).categories().stream()
            .map(StatedCategory::category)
            .collect(Collectors.toSet());
    List<Finding> findings = new ArrayList<>();
    for (Version version : day.versions()) {
      if (!version.flags().contains(QualityFlag.EMPTIED)) {
        day.replacedBy(version)
            .map(
                before ->
                    Restatement.between(
                        before,
                        version,
                        SettlementState.PROVISIONAL,
                        day.lists().apply(version.categories())))
            .ifPresent(change -> check(day, change, stated, findings));
      }
    }
    // Of one day one finding: the last change that lost something.
    return findings.isEmpty() ? findings : List.of(findings.getLast());
  }

  private void check(
      AccountDay day, Restatement restatement, Set<Category> stated, List<Finding> findings) {
    BigDecimal parts = BigDecimal.ZERO;
    BigDecimal total = BigDecimal.ZERO;
    Set<Category> gone = new TreeSet<>();
    for (Restatement.Change change : restatement.changes()) {
      Category category = change.after().category();
      switch (catalogue.find(category).role()) {
        case TOTAL -> total = change.priceDelta().value();
        case ADDITIVE, UNKNOWN -> {
          parts = parts.add(change.priceDelta().value());
          if (change.type() == ChangeType.ABSENT && !stated.contains(category)) {
            gone.add(category);
          }
        }
        case ROLLUP, OVERLAP -> {}
      }
    }
    BigDecimal tolerance = Prices.tolerance(restatement.changes().size());
    if (!gone.isEmpty() && !Prices.agree(parts, total, tolerance)) {
      String unit = restatement.previous().content().currency();
      findings.add(
          Finding.compared(
              ControlCheck.ABSENT_ROWS,
              day.sid(),
              null,
              unit,
              parts,
              total,
              tolerance,
              Verdict.ofDifference(day.isSettled()),
              "Twilio no longer states %s; by its categories the day changed by %s, by totalprice by %s. Run again: rows may have been lost on their way."
                  .formatted(Names.of(gone), Prices.text(parts, unit), Prices.text(total, unit))));
    }
  }
}
