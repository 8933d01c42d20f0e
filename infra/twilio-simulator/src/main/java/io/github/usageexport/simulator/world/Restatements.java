package io.github.usageexport.simulator.world;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes restatements of days that have long been reported. */
public final class Restatements {
  private static final int YOUNGEST = 4;
  private static final int SPREAD = 36;
  private static final int ATTEMPTS_PER_DAY = 200;

  private record AccountDay(String accountSid, LocalDate day) {}

  private Restatements() {}

  /**
   * At {@code at}, Twilio restates so many account-days of the last 40 days, the last four apart:
   * in each a category with a price becomes dearer, cheaper, or more used.
   *
   * @return fewer than {@code days} if the world has too few days with usage
   */
  public static List<Restatement> seeded(World world, Instant at, long seed, int days) {
    var found = new LinkedHashMap<AccountDay, Restatement>();
    var dice = Dice.of(seed).on("restatements");
    for (var i = 0; i < days * ATTEMPTS_PER_DAY && found.size() < days; i++) {
      attempt(world, at, dice.on(i)).ifPresent(each -> keep(found, each));
    }
    return List.copyOf(found.values());
  }

  private static void keep(Map<AccountDay, Restatement> found, Restatement restatement) {
    found.putIfAbsent(new AccountDay(restatement.accountSid(), restatement.day()), restatement);
  }

  private static Optional<Restatement> attempt(World world, Instant at, Dice dice) {
    var accounts = world.truth().accounts(at);
    var account = accounts.get((int) dice.on("account").below(accounts.size()));
    var day =
        LocalDate.ofInstant(at, ZoneOffset.UTC).minusDays(YOUNGEST + dice.on("day").below(SPREAD));
    var priced =
        world.truth().stated(account.sid(), day, at).stream()
            .filter(row -> row.price().signum() > 0 && world.isLeaf(row.category()))
            .toList();
    if (priced.isEmpty()) {
      return Optional.empty();
    }
    var row = priced.get((int) dice.on("category").below(priced.size()));
    return Optional.of(
        new Restatement(account.sid(), day, row.category(), at, change(dice.on("change"))));
  }

  private static Change change(Dice dice) {
    return switch ((int) dice.below(3)) {
      case 0 -> new Change.Reprices(1250);
      case 1 -> new Change.Reprices(700);
      default -> new Change.Adjusts(3, BigDecimal.valueOf(3), new BigDecimal("0.0225"));
    };
  }
}
