package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.world.GivenAmounts;
import io.github.usageexport.simulator.world.SimulatedAccount;
import io.github.usageexport.simulator.world.StatedRow;
import io.github.usageexport.simulator.world.World;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Amounts at the limits of what the lake holds, from Twilio's text to the answer of a query. */
class ExactAmountsTest {
  private static final String GREATEST = "999999999999999999.9999999999";
  private static final String SMALLEST = "0.0000000001";
  private static final String TOO_GREAT = "1000000000000000000";

  /** Half way between two amounts of 10 fraction digits: the even one is kept. */
  private static final String TOO_FINE = "12.34567890125";

  private static final String ROUNDED = "12.3456789012";

  /** Leaves that no account of this world uses on these days. */
  private static final LocalDate DAY = LocalDate.of(2026, 11, 5);

  private static final SimulatorOptions OPTIONS =
      SimulatorOptions.defaults().withSeed(61).withSubaccounts(8).withCategories(120, 6);

  private final World world = World.of(OPTIONS.world());

  @TempDir Path folder;

  @Test
  void theGreatestAndTheSmallestAmountSurviveAsTheyAre() throws IOException {
    SimulatedAccount idle = idle();
    String unused = unused(world.parent(), 0);
    String credit = unused(world.parent(), 1);
    List<GivenAmounts> given =
        List.of(
            given(idle, unused(idle, 0), GREATEST, GREATEST, GREATEST),
            given(world.parent(), unused, SMALLEST, SMALLEST, SMALLEST),
            given(world.parent(), credit, "0", "-7", "-123.4567890123"));

    try (Simulator simulator = Simulator.start(OPTIONS.withGiven(given))) {
      Machine machine = Machine.of(folder, simulator);
      Machine.Result result = machine.export(DAY.toString(), DAY.toString());

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(LakeRows.of(machine, "usage_daily", ""))
          .isEqualTo(LakeRows.stated(simulator, DAY, DAY));
      assertThat(amounts(machine, idle, unused(idle, 0)))
          .containsExactly(GREATEST + "," + GREATEST + "," + GREATEST);
      assertThat(amounts(machine, idle, "totalprice"))
          .containsExactly("," + GREATEST + "," + GREATEST);
      assertThat(amounts(machine, world.parent(), unused))
          .containsExactly(SMALLEST + "," + SMALLEST + "," + SMALLEST);
      assertThat(amounts(machine, world.parent(), credit))
          .containsExactly("0.0000000000,-7.0000000000,-123.4567890123");
      assertThat(machine.usage("query", "--format", "json", price(idle)).out())
          .contains("{\"price\":\"" + GREATEST + "\"}");
      assertThat(machine.usage("query", price(idle)).out()).contains(GREATEST);
    }
  }

  @Test
  void namesOfEveryScriptSurvive() throws IOException {
    try (Simulator simulator = Simulator.start(OPTIONS)) {
      Machine machine = Machine.of(folder, simulator);
      machine.export(DAY.toString(), DAY.toString());

      assertThat(world.accounts()).extracting(SimulatedAccount::friendlyName).contains("東京支店");
      for (SimulatedAccount account : simulator.truth().accounts(simulator.clock().instant())) {
        assertThat(
                machine.query(
                    "select distinct hex(account_name) from usage_daily where account_sid = '%s'"
                        .formatted(account.sid())))
            .isSubsetOf(
                machine.query("select hex('" + account.friendlyName().replace("'", "''") + "')"));
      }
    }
  }

  @Test
  void anAmountThatDoesNotFitIsNamedAndTheOtherAccountsGoOn() throws IOException {
    SimulatedAccount refused = idle();
    String category = unused(refused, 0);
    Path data = folder.resolve(TOO_GREAT);

    try (Simulator plain = Simulator.start(OPTIONS);
        Simulator simulator =
            Simulator.start(
                OPTIONS.withGiven(List.of(given(refused, category, "1", "1", TOO_GREAT))))) {
      Machine machine = Machine.of(data, simulator);
      Machine.Result result = machine.export(DAY.toString(), DAY.toString());

      assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.PARTIAL);
      assertThat(result.out())
          .contains("INVALID_RECORD", refused.sid(), DAY.toString(), category, TOO_GREAT);
      assertThat(LakeRows.of(machine, "usage_daily", ""))
          .isEqualTo(
              LakeRows.stated(plain, DAY, DAY).stream()
                  .filter(row -> !row.contains(refused.sid()))
                  .toList())
          .isNotEmpty();
    }
  }

  @Test
  void anAmountOfTooManyDigitsIsRoundedAndFlagged() throws IOException {
    SimulatedAccount account = idle();
    String category = unused(account, 0);

    try (Simulator simulator =
        Simulator.start(OPTIONS.withGiven(List.of(given(account, category, "1", "1", TOO_FINE))))) {
      Machine machine = Machine.of(folder.resolve("fine"), simulator);
      Machine.Result result = machine.export(DAY.toString(), DAY.toString());

      assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.DONE);
      assertThat(amounts(machine, account, category))
          .containsExactly("1.0000000000,1.0000000000," + ROUNDED);
      assertThat(
              machine.query(
                  "select list_contains(quality_flags, 'AMOUNT_ROUNDED') from usage_daily"
                      + " where account_sid = '%s' and category = '%s'"
                          .formatted(account.sid(), category)))
          .containsExactly("true");
    }
  }

  private static List<String> amounts(Machine machine, SimulatedAccount account, String category) {
    return machine.query(
        "select count, usage, price from usage_daily where account_sid = '%s' and category = '%s'"
            .formatted(account.sid(), category));
  }

  private static String price(SimulatedAccount account) {
    return "select price from usage_daily where category = 'totalprice' and account_sid = '%s'"
        .formatted(account.sid());
  }

  private static GivenAmounts given(
      SimulatedAccount account, String category, String count, String usage, String price) {
    return new GivenAmounts(
        account.sid(),
        DAY,
        category,
        new BigDecimal(count),
        new BigDecimal(usage),
        new BigDecimal(price));
  }

  /** An account that lived and used nothing on the day. */
  private SimulatedAccount idle() {
    return world.truth().accounts(OPTIONS.world().start()).stream()
        .filter(account -> !account.isParent() && !DAY.isBefore(account.firstDay()))
        .filter(account -> stated(account).stream().allMatch(StatedRow::isZero))
        .findFirst()
        .orElseThrow();
  }

  /** The n-th category that the account does not use on the day. */
  private String unused(SimulatedAccount account, int number) {
    return stated(account).stream()
        .filter(row -> row.isZero() && row.count() != null)
        .map(StatedRow::category)
        .skip(number)
        .findFirst()
        .orElseThrow();
  }

  private List<StatedRow> stated(SimulatedAccount account) {
    return world.truth().stated(account.sid(), DAY, OPTIONS.world().start());
  }
}
