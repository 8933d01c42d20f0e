package io.github.usageexport.simulator.world;

import java.util.LinkedHashSet;
import java.util.List;

/** Which leaf categories each account uses. */
final class Profiles {
  private static final int COMMON = 24;

  private final int[][] leaves;

  Profiles(WorldOptions options, Catalogue catalogue, List<SimulatedAccount> accounts) {
    var dice = Dice.of(options.seed()).on("profiles");
    this.leaves =
        accounts.stream()
            .map(account -> choose(options, catalogue, dice.on(account.index()), account))
            .toArray(int[][]::new);
  }

  /** Indexes of the categories, the newcomer last if the account uses it. */
  int[] of(SimulatedAccount account) {
    return leaves[account.index()];
  }

  private static int[] choose(
      WorldOptions options, Catalogue catalogue, Dice dice, SimulatedAccount account) {
    var all = catalogue.leaves().filter(leaf -> leaf != catalogue.newcomer().index()).toArray();
    var chosen = new LinkedHashSet<Integer>();
    var wanted = Math.min(options.usedCategories(), all.length);
    for (var i = 0; i < Math.min(COMMON, all.length) && chosen.size() < wanted; i++) {
      if (dice.on("common").on(i).chance(600)) {
        chosen.add(all[i]);
      }
    }
    for (var attempt = 0; chosen.size() < wanted; attempt++) {
      chosen.add(all[(int) dice.on("any").on(attempt).below(all.length)]);
    }
    if (account.index() % 2 == 0) {
      chosen.add(catalogue.newcomer().index());
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }
}
