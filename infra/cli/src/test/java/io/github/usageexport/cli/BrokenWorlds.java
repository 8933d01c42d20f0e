package io.github.usageexport.cli;

import io.github.usageexport.control.ControlCheck;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.world.StatementOptions;
import java.util.List;
import java.util.function.UnaryOperator;

/** Worlds to break each control: who adds one has to break it here. */
final class BrokenWorlds {
  private BrokenWorlds() {}

  static List<BrokenWorld> of(ControlCheck check) {
    return switch (check) {
      case ADDITIVE_SUM -> List.of(SumWorlds.costInNoCategory());
      case CATEGORY_CHILDREN -> List.of(SumWorlds.aRollUpThatIsMore());
      case PARENT_ROLLUP -> List.of(SumWorlds.aTreeThatCostsMore());
      case DAYS_AGAINST_MONTH -> List.of(SumWorlds.aMonthThatCostsMore());
      case DAYS_AGAINST_RECORDS -> List.of(SumWorlds.aSumOfDaysThatIsMore());
      case ACCOUNTS_OBSERVED -> List.of(DayWorlds.anAccountThatIsNeverRead());
      case PAGES_COMPLETE -> List.of(DayWorlds.aShorterList(), DayWorlds.aRefusedReading());
      case ONE_CURRENCY -> List.of(DayWorlds.aSecondCurrency());
      case EMPTIED -> List.of(DayWorlds.aDayWithoutRecords());
      case ABSENT_ROWS -> List.of(DayWorlds.aLostRow());
      case VERSIONS_ADD_UP -> List.of(StoreWorlds.lostVersion(), StoreWorlds.exchangedVersion());
    };
  }

  static UnaryOperator<SimulatorOptions> stating(UnaryOperator<StatementOptions> habits) {
    return options -> options.withStatement(habits.apply(options.world().statement()));
  }
}
