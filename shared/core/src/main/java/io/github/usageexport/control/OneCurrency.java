package io.github.usageexport.control;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** An account is charged in one currency: prices in two cannot be summed. */
record OneCurrency() implements AccountDayControl {

  @Override
  public List<Finding> check(AccountDay day) {
    NavigableSet<String> currencies =
        day.current().map(version -> version.content().currencies()).orElseGet(TreeSet::new);
    return currencies.size() < 2
        ? List.of()
        : List.of(
            Finding.counted(
                ControlCheck.ONE_CURRENCY,
                day.sid(),
                1,
                currencies.size(),
                Verdict.FAIL,
                "Prices are stated in %s: do not sum them, and ask Twilio's support which holds."
                    .formatted(String.join(" and ", currencies))));
  }
}
