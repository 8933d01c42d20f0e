package io.github.usageexport.simulator.world;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the tally of any accounts over any days, as it is known at a moment. */
final class Ledger {
  private final Catalogue catalogue;
  private final Profiles profiles;
  private final LeafUsage leafUsage;
  private final Corrections corrections;
  private final int unlistedCost;
  private final int brokenRollUp;

  Ledger(WorldOptions options, Catalogue catalogue, List<SimulatedAccount> accounts) {
    this.catalogue = catalogue;
    this.profiles = new Profiles(options, catalogue, accounts);
    this.leafUsage = new LeafUsage(options);
    this.corrections = new Corrections(options, catalogue, profiles, leafUsage);
    this.unlistedCost = options.statement().unlistedCost();
    this.brokenRollUp =
        catalogue.index(options.statement().brokenRollUp()).orElse(SimulatedCategory.NONE);
  }

  boolean mayWithhold(Period period) {
    return corrections.mayWithhold(period);
  }

  Tally tally(List<SimulatedAccount> accounts, Period period, Moment moment) {
    var tally = new Tally(catalogue, unlistedCost);
    for (var account : accounts) {
      period.days().forEach(day -> add(tally, account, day, moment));
    }
    return tally;
  }

  private void add(Tally tally, SimulatedAccount account, LocalDate day, Moment moment) {
    if (day.isBefore(account.firstDay())) {
      return;
    }
    tally.beginAccountDay();
    var restatements = corrections.of(account, day);
    var covered = leafUsage.covers(account, day);
    if (!covered && restatements.isEmpty()) {
      return;
    }
    var before = brokenRollUp == SimulatedCategory.NONE ? 0 : tally.usage(brokenRollUp);
    var progress = covered ? Settlement.progress(day, moment.asOf()) : 0;
    for (var index : leaves(account, restatements)) {
      var leaf = catalogue.category(index);
      var amounts =
          progress == 0 ? Amounts.ZERO : leafUsage.at(account, day, leaf, progress, moment.now());
      tally.add(leaf, restated(amounts, leaf, restatements, moment));
    }
    if (brokenRollUp != SimulatedCategory.NONE && tally.usage(brokenRollUp) != before) {
      tally.distort(brokenRollUp);
    }
  }

  private int[] leaves(SimulatedAccount account, List<Restatement> restatements) {
    if (restatements.isEmpty()) {
      return profiles.of(account);
    }
    var restated =
        restatements.stream().mapToInt(each -> catalogue.index(each.category()).orElseThrow());
    return IntStream.concat(IntStream.of(profiles.of(account)), restated).distinct().toArray();
  }

  private static Amounts restated(
      Amounts amounts, SimulatedCategory leaf, List<Restatement> restatements, Moment moment) {
    var result = amounts;
    for (var restatement : restatements) {
      if (restatement.category().equals(leaf.name())) {
        result = restatement.apply(result, moment.now());
      }
    }
    return result;
  }
}
