package io.github.usageexport.cli;

import static io.github.usageexport.cli.BrokenWorlds.stating;

import io.github.usageexport.control.ControlCheck;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.fault.ScriptedFault;
import io.github.usageexport.simulator.world.Change;
import io.github.usageexport.simulator.world.StatedRow;
import io.github.usageexport.simulator.world.World;
import io.github.usageexport.simulator.world.ZeroRows;
import java.math.BigDecimal;
import java.util.List;

/** Worlds whose Twilio does not state a day as it should. */
final class DayWorlds {
  private DayWorlds() {}

  static BrokenWorld anAccountThatIsNeverRead() {
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
                    "Not read: " + sid))
        .besides(ControlCheck.PARENT_ROLLUP)
        .partial();
  }

  static BrokenWorld aShorterList() {
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

  static BrokenWorld aRefusedReading() {
    return BrokenWorld.of(
            "a row that stands twice",
            FaultKind.DUPLICATE_ROW,
            FoundRow.of("FAIL", 0, 1, "was refused (INVALID_RECORD)"))
        .partial();
  }

  static BrokenWorld aSecondCurrency() {
    return BrokenWorld.of(
            "a price in another currency",
            FaultKind.SECOND_CURRENCY,
            FoundRow.of("FAIL", 1, 2, "Prices are stated in eur and usd: do not sum them")
                .on(CleanWorld.LAST))
        .besides(ControlCheck.ADDITIVE_SUM);
  }

  static BrokenWorld aDayWithoutRecords() {
    return BrokenWorld.of(
            "a day of which Twilio no longer says anything",
            scene -> scene.restate(new Change.Vanishes(), CleanWorld.leaves()),
            FoundRow.of(
                "",
                "FAIL",
                CleanWorld.price("totalprice"),
                BigDecimal.ZERO,
                "was known for this day, and Twilio now states nothing"))
        .with(stating(statement -> statement.withZeroRows(ZeroRows.OMITTED)));
  }

  static BrokenWorld aLostRow() {
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
}
