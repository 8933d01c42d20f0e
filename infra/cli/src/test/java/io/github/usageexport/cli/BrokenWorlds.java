package io.github.usageexport.cli;

import io.github.usageexport.control.ControlCheck;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.fault.ScriptedFault;
import io.github.usageexport.simulator.http.Disagreement;
import io.github.usageexport.simulator.world.Change;
import io.github.usageexport.simulator.world.StatedRow;
import io.github.usageexport.simulator.world.StatementOptions;
import io.github.usageexport.simulator.world.World;
import io.github.usageexport.simulator.world.ZeroRows;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;

/** A world to break each control: who adds one has to break it here. */
final class BrokenWorlds {
  private static final String TOTAL = "totalprice";

  private BrokenWorlds() {}

  static List<BrokenWorld> of(ControlCheck check) {
    return switch (check) {
      case ADDITIVE_SUM -> List.of(costInNoCategory());
      case CATEGORY_CHILDREN -> List.of(aRollUpThatIsMore());
      case PARENT_ROLLUP -> List.of(aTreeThatCostsMore());
      case DAYS_AGAINST_MONTH -> List.of(aMonthThatCostsMore());
      case DAYS_AGAINST_RECORDS -> List.of(aSumOfDaysThatIsMore());
      case ACCOUNTS_OBSERVED -> List.of(anAccountThatIsNeverRead());
      case PAGES_COMPLETE -> List.of(aShorterList(), aRefusedReading());
      case ONE_CURRENCY -> List.of(aSecondCurrency());
      case EMPTIED -> List.of(aDayWithoutRecords());
      case ABSENT_ROWS -> List.of(aLostRow());
      case VERSIONS_ADD_UP -> List.of(StoreWorlds.lostVersion(), StoreWorlds.exchangedVersion());
    };
  }

  private static BrokenWorld costInNoCategory() {
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

  private static BrokenWorld aRollUpThatIsMore() {
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

  private static BrokenWorld aTreeThatCostsMore() {
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

  private static BrokenWorld aMonthThatCostsMore() {
    return BrokenWorld.of(
        "a month that costs more than its days",
        options -> options.withDisagreement(Disagreement.MONTHLY),
        any ->
            FoundRow.ofMonth(
                "",
                CleanWorld.costOfOctober().add(Disagreement.EXCESS),
                "A monthly charge may be on no day"));
  }

  private static BrokenWorld aSumOfDaysThatIsMore() {
    return BrokenWorld.of(
        "a sum of days that is more than the days",
        options -> options.withDisagreement(Disagreement.RECORDS),
        any ->
            FoundRow.ofMonth(
                TOTAL,
                CleanWorld.costOfOctober().add(Disagreement.EXCESS),
                "Twilio sums the price of totalprice to"));
  }

  private static BrokenWorld anAccountThatIsNeverRead() {
    int before = CleanWorld.options().world().subaccounts() + 1;
    SimulatorOptions one = CleanWorld.options().withSubaccounts(before);
    String sid = World.of(one.world()).accounts().getLast().sid();
    return BrokenWorld.of(
            "an account that is new and cannot be read",
            any -> one.withFaults(ScriptedFault.of(FaultKind.ALWAYS_500).onAccount(sid)),
            any ->
                FoundRow.ofAll(
                    "",
                    "FAIL",
                    BigDecimal.valueOf(before + 1),
                    BigDecimal.valueOf(before),
                    "Could not be read: " + sid))
        .besides(ControlCheck.PARENT_ROLLUP)
        .partial();
  }

  private static BrokenWorld aShorterList() {
    int categories = CleanWorld.rows().size() - 1;
    return BrokenWorld.of(
        "a restated day whose list lacks a category that was not used",
        scene -> {
          scene.restate(new Change.Reprices(1100), List.of(CleanWorld.priced()));
          scene.restate(new Change.Vanishes(), List.of(CleanWorld.unused()));
        },
        FoundRow.of(
            "WARN",
            categories,
            categories - 1,
            "Twilio stated %s the day before".formatted(CleanWorld.unused().category())));
  }

  private static BrokenWorld aRefusedReading() {
    return BrokenWorld.of(
            "a row that stands twice",
            FaultKind.DUPLICATE_ROW,
            FoundRow.of("FAIL", 0, 1, "was refused (INVALID_RECORD)"))
        .partial();
  }

  private static BrokenWorld aSecondCurrency() {
    return BrokenWorld.of(
            "a price in another currency",
            FaultKind.SECOND_CURRENCY,
            FoundRow.of("FAIL", 1, 2, "Prices are stated in eur and usd: do not sum them")
                .on(CleanWorld.LAST))
        .besides(ControlCheck.ADDITIVE_SUM);
  }

  private static BrokenWorld aDayWithoutRecords() {
    return BrokenWorld.of(
            "a day of which Twilio no longer says anything",
            scene -> scene.restate(new Change.Vanishes(), CleanWorld.leaves()),
            FoundRow.of(
                "",
                "FAIL",
                CleanWorld.price(TOTAL),
                BigDecimal.ZERO,
                "was known for this day, and Twilio now states nothing"))
        .with(stating(statement -> statement.withZeroRows(ZeroRows.OMITTED)));
  }

  private static BrokenWorld aLostRow() {
    StatedRow lost = CleanWorld.priced();
    return BrokenWorld.of(
            "a row that is lost and still counted in the total",
            scene -> scene.restate(new Change.RowLost(), List.of(lost)),
            FoundRow.of(
                "",
                "FAIL",
                lost.price().negate(),
                BigDecimal.ZERO,
                "Twilio no longer states %s;".formatted(lost.category())))
        .besides(
            ControlCheck.ADDITIVE_SUM,
            ControlCheck.DAYS_AGAINST_RECORDS,
            ControlCheck.PAGES_COMPLETE);
  }

  private static BigDecimal stated(Simulator twilio, String category) {
    return CleanWorld.price(
        twilio.truth().stated(CleanWorld.ACCOUNT, CleanWorld.DAY, twilio.clock().instant()),
        category);
  }

  private static UnaryOperator<SimulatorOptions> stating(UnaryOperator<StatementOptions> habits) {
    return options -> options.withStatement(habits.apply(options.world().statement()));
  }
}
