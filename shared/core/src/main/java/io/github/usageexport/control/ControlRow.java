package io.github.usageexport.control;

import io.github.usageexport.lake.ControlTotalRow;
import io.github.usageexport.usage.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a row of {@code control_totals} of what a control found. A sum that has more than 18
 * integer digits is null, because no column could hold it, and the explanation names it in full.
 */
final class ControlRow {
  private final List<String> tooLong = new ArrayList<>();

  private ControlRow() {}

  static ControlTotalRow of(Finding finding, String runId, Instant checkedAt) {
    return new ControlRow().make(finding, runId, checkedAt);
  }

  private ControlTotalRow make(Finding finding, String runId, Instant checkedAt) {
    Amount expected = fitting("expected", finding.expected());
    Amount actual = fitting("actual", finding.actual());
    Amount difference = fitting("difference", finding.difference().orElse(null));
    Amount tolerance = fitting("tolerance", finding.tolerance());
    return new ControlTotalRow(
        finding.check().name(),
        finding.account() == null ? "ORGANISATION" : "ACCOUNT",
        finding.account(),
        finding.category(),
        finding.priceUnit(),
        expected,
        actual,
        difference,
        tolerance,
        finding.verdict().name(),
        explanation(finding),
        runId,
        checkedAt);
  }

  private @Nullable Amount fitting(String column, @Nullable Amount amount) {
    if (amount == null || amount.isStatable()) {
      return amount;
    }
    tooLong.add(column + " " + amount);
    return null;
  }

  private String explanation(Finding finding) {
    return tooLong.isEmpty()
        ? finding.explanation()
        : "%s Too long for a column of %d integer digits: %s."
            .formatted(
                finding.explanation(), Amount.MAX_INTEGER_DIGITS, String.join(", ", tooLong));
  }
}
