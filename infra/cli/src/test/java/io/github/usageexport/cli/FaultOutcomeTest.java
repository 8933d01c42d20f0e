package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.fault.ScriptedFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of bad weather on one subaccount comes to; the others are exported. */
class FaultOutcomeTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "REPEATED_NEXT_PAGE, INVALID_PAGING",
    "NEXT_PAGE_OTHER_ORIGIN, INVALID_PAGING",
    "NEXT_PAGE_AT_HOST, INVALID_PAGING",
    "NEXT_PAGE_DOUBLE_SLASH, INVALID_PAGING",
    "NEXT_PAGE_OTHER_ACCOUNT, INVALID_PAGING",
    "NEXT_PAGE_OTHER_RESOURCE, INVALID_PAGING",
    "REDIRECT, INVALID_PAGING",
    "ALWAYS_500, UNAVAILABLE",
    "ALWAYS_401, UNAUTHORISED",
    "BAD_AMOUNT, INVALID_RECORD",
    "OVERSIZED_AMOUNT, INVALID_RECORD",
    "ROW_OUTSIDE_RANGE, INVALID_RECORD",
    "ROW_OF_OTHER_ACCOUNT, INVALID_RECORD",
    "FUTURE_AS_OF, INVALID_RECORD",
    "DUPLICATE_ROW, INVALID_RECORD",
  })
  void theAccountFailsByNameAndTheRestIsExported(FaultKind kind, String reason) throws IOException {
    try (Simulator simulator = Simulator.start(options())) {
      String victim = simulator.world().accounts().getLast().sid();
      simulator.changeFaults(ScriptedFault.of(kind).onAccount(victim));
      Machine machine = Machine.of(folder, simulator);

      Machine.Result result = machine.export("2026-10-20", "2026-11-05");

      assertThat(result.exit()).as(result.out() + result.err()).isEqualTo(ExitCode.PARTIAL);
      assertThat(result.out())
          .contains("\"status\" : \"PARTIAL\"")
          .contains("\"account_sid\" : \"" + victim + "\"")
          .contains("\"reason\" : \"" + reason + "\"");
      assertThat(result.err()).contains(victim + " " + reason);
      assertThat(result.out() + result.err()).doesNotContain(simulator.authToken());
      assertThat(
              machine.query(
                  "select distinct account_sid from coverage where reason = '" + reason + "'"))
          .containsExactly(victim);
      assertThat(
              machine.query(
                  "select count(distinct account_sid) from usage_daily where account_sid <> '"
                      + victim
                      + "'"))
          .containsExactly(String.valueOf(simulator.world().accounts().size() - 1));
      assertThat(simulator.decoy().requests()).as("requests that were led astray").isZero();
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"GONE_404, ACCOUNT_GONE", "NO_DATA_404, NO_DATA"})
  void anAccountWithoutDataDoesNotMakeTheRunPartial(FaultKind kind, String reason)
      throws IOException {
    try (Simulator simulator = Simulator.start(options())) {
      String victim = simulator.world().accounts().getLast().sid();
      simulator.changeFaults(ScriptedFault.of(kind).onAccount(victim));
      Machine machine = Machine.of(folder, simulator);

      Machine.Result result = machine.export("2026-10-20", "2026-11-05");

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(
              machine.query(
                  "select distinct account_sid from coverage where not observed and reason = '"
                      + reason
                      + "'"))
          .containsExactly(victim);
    }
  }

  @Test
  void noDataWhereAmountsAreKnownFailsTheAccountAndKeepsThem() throws IOException {
    try (Simulator simulator = Simulator.start(options())) {
      String victim = simulator.accountSid();
      Machine machine = Machine.of(folder, simulator);
      machine.export("2026-10-20", "2026-11-05");
      String known =
          "select * exclude (account_status) from usage_daily where account_sid = '"
              + victim
              + "' order by usage_date, category";
      var before = machine.query(known);
      simulator.changeFaults(
          ScriptedFault.of(FaultKind.NO_DATA_404).onAccount(victim).onResource("Daily"));

      Machine.Result result = machine.export("2026-10-20", "2026-11-05");

      assertThat(result.exit()).isEqualTo(ExitCode.PARTIAL);
      assertThat(result.err()).contains("NO_DATA_AFTER_DATA");
      assertThat(machine.query(known)).isEqualTo(before);
    }
  }

  @Test
  void aSecondCurrencyIsKeptAndFlagged() throws IOException {
    try (Simulator simulator = Simulator.start(options())) {
      String victim = simulator.world().accounts().getLast().sid();
      simulator.changeFaults(ScriptedFault.of(FaultKind.SECOND_CURRENCY).onAccount(victim));
      Machine machine = Machine.of(folder, simulator);

      Machine.Result result = machine.export("2026-10-20", "2026-11-05");

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(
              machine.query(
                  """
                  select distinct account_sid from usage_daily
                  where list_contains(quality_flags, 'CURRENCY_MIXED')
                  """))
          .containsExactly(victim);
    }
  }

  private static SimulatorOptions options() {
    return SimulatorOptions.defaults()
        .withSeed(41)
        .withStart(Instant.parse("2026-11-10T09:30:00Z"))
        .withSubaccounts(3)
        .withCategories(80, 12);
  }
}
