package io.github.usageexport.control;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.Restatement;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.snapshot.Version;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The version that is believed against the history: it must be the very content that its head
 * names, and the first version and every change since must lead to it.
 */
record VersionsAddUp() implements AccountDayControl {

  @Override
  public List<Finding> check(AccountDay day) {
    return day.head().known().map(belief -> check(day, belief)).orElse(List.of());
  }

  private static List<Finding> check(AccountDay day, Head.Belief belief) {
    Version current = day.current().orElse(null);
    if (current == null) {
      return List.of(broken(day, "version %d is missing".formatted(belief.current())));
    }
    Content stated = Content.of(current.content().rows());
    if (!stated.digest().equals(current.content().digest())
        || !stated.shortDigest().equals(Content.shortened(belief.digest()))) {
      return List.of(
          broken(day, "version %d is not what was recorded".formatted(current.number())));
    }
    Optional<Version> first =
        day.versions().stream().filter(version -> !version.isOutOfOrder()).findFirst();
    BigDecimal sum = first.map(version -> Prices.total(version.content())).orElseThrow();
    for (Version version : day.versions()) {
      if (version.replaced() != null) {
        Version before = day.replacedBy(version).orElse(null);
        if (before == null) {
          return List.of(
              broken(day, "version %d is missing".formatted(version.replaced().number())));
        }
        sum = sum.add(change(day, before, version));
      }
    }
    BigDecimal actual = Prices.total(current.content());
    return sum.compareTo(actual) == 0 ? List.of() : List.of(difference(day, current, sum, actual));
  }

  private static BigDecimal change(AccountDay day, Version before, Version version) {
    return Restatement.between(
            before, version, SettlementState.PROVISIONAL, day.lists().apply(version.categories()))
        .changes()
        .stream()
        .filter(change -> change.after().category().isTotalprice())
        .map(change -> change.priceDelta().value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Finding difference(
      AccountDay day, Version current, BigDecimal sum, BigDecimal actual) {
    String unit = current.content().currency();
    return Finding.compared(
        ControlCheck.VERSIONS_ADD_UP,
        day.sid(),
        null,
        unit,
        sum,
        actual,
        BigDecimal.ZERO,
        Verdict.FAIL,
        "The first version and every change since make %s, and what is shown is %s: restore the store from a backup."
            .formatted(Prices.text(sum, unit), Prices.text(actual, unit)));
  }

  private static Finding broken(AccountDay day, String what) {
    return Finding.counted(
        ControlCheck.VERSIONS_ADD_UP,
        day.sid(),
        0,
        1,
        Verdict.FAIL,
        "The history of this day is broken: %s. Restore the store from a backup.".formatted(what));
  }
}
