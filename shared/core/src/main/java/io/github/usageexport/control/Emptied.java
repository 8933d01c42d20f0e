package io.github.usageexport.control;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.Version;
import java.math.BigDecimal;
import java.util.List;

/** Amounts were known, and Twilio then stated nothing at all. */
record Emptied() implements AccountDayControl {

  @Override
  public List<Finding> check(AccountDay day) {
    return day.current()
        .filter(version -> version.flags().contains(QualityFlag.EMPTIED))
        .map(version -> List.of(finding(day, version)))
        .orElse(List.of());
  }

  private static Finding finding(AccountDay day, Version version) {
    Content before = day.replacedBy(version).map(Version::content).orElseGet(version::content);
    String unit = before.currency();
    BigDecimal known = Prices.total(before);
    return Finding.compared(
        ControlCheck.EMPTIED,
        day.sid(),
        null,
        unit,
        known,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        Verdict.FAIL,
        "%s was known for this day, and Twilio now states nothing. The former version is kept in usage_versions: run again, and ask Twilio's support if it stays."
            .formatted(Prices.text(known, unit)));
  }
}
