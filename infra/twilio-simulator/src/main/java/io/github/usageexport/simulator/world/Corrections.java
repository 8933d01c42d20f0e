package io.github.usageexport.simulator.world;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The restatements that concern an account-day: those that were asked for, and seeded ones. */
final class Corrections {
  private record AccountDay(String accountSid, LocalDate day) {}

  private final Dice dice;
  private final int perMille;
  private final Catalogue catalogue;
  private final Profiles profiles;
  private final LeafUsage leafUsage;
  private final Map<AccountDay, List<Restatement>> scripted = new HashMap<>();
  private final TreeSet<LocalDate> withholding = new TreeSet<>();

  Corrections(WorldOptions options, Catalogue catalogue, Profiles profiles, LeafUsage leafUsage) {
    this.dice = Dice.of(options.seed()).on("corrections");
    this.perMille = options.statement().corrections();
    this.catalogue = catalogue;
    this.profiles = profiles;
    this.leafUsage = leafUsage;
    for (var restatement : options.restatements()) {
      var key = new AccountDay(restatement.accountSid(), restatement.day());
      scripted.merge(
          key,
          List.of(restatement),
          (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
      if (restatement.change() instanceof Change.Vanishes
          || restatement.change() instanceof Change.RowLost
          || restatement.change() instanceof Change.Appears) {
        withholding.add(restatement.day());
      }
    }
  }

  /** In the order in which they are applied. */
  List<Restatement> of(SimulatedAccount account, LocalDate day) {
    var seeded = seeded(account, day);
    if (scripted.isEmpty()) {
      return seeded.map(List::of).orElse(List.of());
    }
    var asked = scripted.getOrDefault(new AccountDay(account.sid(), day), List.of());
    return Stream.concat(seeded.stream(), asked.stream()).toList();
  }

  /** Whether some restatement may take a row away on one of these days. */
  boolean mayWithhold(Period period) {
    var first = withholding.ceiling(period.first());
    return first != null && !first.isAfter(period.last());
  }

  private Optional<Restatement> seeded(SimulatedAccount account, LocalDate day) {
    var roll = dice.on(account.index()).on(day.toEpochDay());
    if (!roll.chance(perMille) || !leafUsage.covers(account, day)) {
      return Optional.empty();
    }
    var used = profiles.of(account);
    var category = catalogue.category(used[(int) roll.on("category").below(used.length)]);
    if (day.isBefore(category.since())) {
      return Optional.empty();
    }
    var at =
        day.atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .plus(Duration.ofHours(120 + roll.on("hours").below(192)));
    return Optional.of(
        new Restatement(account.sid(), day, category.name(), at, change(roll.on("change"))));
  }

  private static Change change(Dice roll) {
    return switch ((int) roll.below(3)) {
      case 0 -> new Change.Reprices(1050 + (int) roll.on("more").below(150));
      case 1 -> new Change.Reprices(600 + (int) roll.on("less").below(150));
      default -> {
        var count = 1 + roll.on("count").below(5);
        yield new Change.Adjusts(
            count, BigDecimal.valueOf(count), BigDecimal.valueOf(count * 75, 4));
      }
    };
  }
}
