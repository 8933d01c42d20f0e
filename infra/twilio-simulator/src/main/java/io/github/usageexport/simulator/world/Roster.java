package io.github.usageexport.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the accounts of a world: the parent, then subaccounts of every kind. */
final class Roster {
  private static final List<String> NAMES =
      List.of(
          "Übersicht Holding \"Telephony\", Inc.",
          "Ärger & Söhne, GmbH",
          "O'Reilly \"Voice\" \\ Desk",
          "<script>alert(1)</script>",
          "東京支店",
          "İstanbul Iğdır Şubesi",
          "😀 Support",
          "tab\tand\nnewline",
          "=HYPERLINK(\"http://evil.example\")");

  private final WorldOptions options;
  private final Dice dice;

  Roster(WorldOptions options) {
    this.options = options;
    this.dice = Dice.of(options.seed()).on("accounts");
  }

  List<SimulatedAccount> accounts() {
    var parentSid = sid(0);
    var accounts = new ArrayList<SimulatedAccount>();
    for (var index = 0; index <= options.subaccounts(); index++) {
      accounts.add(account(index, parentSid));
    }
    return List.copyOf(accounts);
  }

  private SimulatedAccount account(int index, String parentSid) {
    var created = created(index);
    var fate = fate(index);
    var fateAt = fate == AccountStatus.ACTIVE ? created : fateAt(index, created);
    return new SimulatedAccount(
        index,
        sid(index),
        parentSid,
        name(index),
        dice.on(index).on("token").hex(),
        created,
        fate,
        fateAt,
        isIdle(index) ? 0 : 1 << dice.on(index).on("activity").below(8));
  }

  private String sid(int index) {
    return "AC" + dice.on(index).on("sid").hex();
  }

  private static String name(int index) {
    return index < NAMES.size()
        ? NAMES.get(index)
        : String.format(Locale.ROOT, "Subaccount %04d", index);
  }

  // The first eight show one of each kind, so that a small world is as varied as a large one.
  private AccountStatus fate(int index) {
    if (index == 3) {
      return AccountStatus.SUSPENDED;
    }
    if (index == 5) {
      return AccountStatus.CLOSED;
    }
    if (index < 8) {
      return AccountStatus.ACTIVE;
    }
    return switch ((int) dice.on(index).on("fate").below(20)) {
      case 0 -> AccountStatus.SUSPENDED;
      case 1 -> AccountStatus.CLOSED;
      default -> AccountStatus.ACTIVE;
    };
  }

  private boolean isIdle(int index) {
    return index < 8 ? index == 2 : dice.on(index).on("idle").chance(10);
  }

  private Instant created(int index) {
    var inWindow = index < 8 ? index == 1 : dice.on(index).on("young").chance(200);
    var roll = dice.on(index).on("created");
    var age =
        index == 0
            ? Duration.ofDays(900)
            : inWindow
                ? Duration.ofDays(3 + roll.below(Math.max(1, options.historyDays() - 5)))
                : Duration.ofDays(options.historyDays() + 30 + roll.below(400));
    return options
        .start()
        .minus(age)
        .minusSeconds(roll.on("time").below(86_400))
        .truncatedTo(ChronoUnit.SECONDS);
  }

  private Instant fateAt(int index, Instant created) {
    var before = Duration.ofHours(72 + dice.on(index).on("fate at").below(360));
    var at = options.start().minus(before).truncatedTo(ChronoUnit.SECONDS);
    return at.isBefore(created) ? created : at;
  }
}
