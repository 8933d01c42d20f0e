package io.github.usageexport.cli;

import static io.github.usageexport.cli.BrokenWorlds.stating;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.http.Disagreement;
import java.math.BigDecimal;

/** Worlds whose Twilio states sums that are not the sums of their parts. */
final class SumWorlds {
  private static final String TOTAL = "totalprice";

  private SumWorlds() {}

  static BrokenWorld costInNoCategory() {
    return BrokenWorld.of(
        "cost that no category holds",
        stating(statement -> statement.withUnlistedCost(100)),
        twilio ->
            FoundRow.of(
                "",
                "WARN",
                stated(twilio, TOTAL),
                CleanWorld.price(TOTAL),
                "is in no category that may be summed; it is shown as the residual"));
  }

  static BrokenWorld aRollUpThatIsMore() {
    return BrokenWorld.of(
        "a roll-up that is more than its leaves",
        stating(statement -> statement.withBrokenRollUp("sms")),
        twilio ->
            FoundRow.of(
                "sms",
                "WARN",
                CleanWorld.price("sms"),
                stated(twilio, "sms"),
                "Do not rely on this edge"));
  }

  static BrokenWorld aTreeThatCostsMore() {
    BigDecimal sum = CleanWorld.costOfAll();
    return BrokenWorld.of(
        "a tree that costs more than its accounts",
        options -> options.withDisagreement(Disagreement.TREE),
        any ->
            FoundRow.ofAll(
                TOTAL,
                "FAIL",
                sum.add(Disagreement.EXCESS),
                sum,
                "An account that is not listed may have usage"));
  }

  static BrokenWorld aMonthThatCostsMore() {
    return BrokenWorld.of(
        "a month that costs more than its days",
        options -> options.withDisagreement(Disagreement.MONTHLY),
        any ->
            FoundRow.ofMonth(
                "",
                CleanWorld.costOfOctober().add(Disagreement.EXCESS),
                "A monthly charge may be on no day"));
  }

  static BrokenWorld aSumOfDaysThatIsMore() {
    return BrokenWorld.of(
        "a sum of days that is more than the days",
        options -> options.withDisagreement(Disagreement.RECORDS),
        any ->
            FoundRow.ofMonth(
                TOTAL,
                CleanWorld.costOfOctober().add(Disagreement.EXCESS),
                "Twilio sums the price of totalprice to"));
  }

  private static BigDecimal stated(Simulator twilio, String category) {
    return CleanWorld.price(
        twilio.truth().stated(CleanWorld.ACCOUNT, CleanWorld.DAY, twilio.clock().instant()),
        category);
  }
}
