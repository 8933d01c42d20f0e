package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.fault.ScriptedFault;
import io.github.usageexport.simulator.http.Disagreement;
import io.github.usageexport.simulator.world.Change;
import io.github.usageexport.simulator.world.Restatement;
import io.github.usageexport.simulator.world.StatementOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What controls say over several runs, and of what cannot be compared. */
class ControlTotalsTest {
  private static final Instant START = Instant.parse("2026-11-10T09:30:00Z");

  @TempDir Path folder;

  @Test
  void aWorldThatAddsUpHasNoFailures() throws IOException {
    try (Simulator simulator = Simulator.start(world(StatementOptions.defaults()))) {
      Machine machine = Machine.of(folder, simulator);

      Machine.Result result = machine.export("2026-10-01", "2026-11-10");

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(
              machine.query(
                  "select distinct check_id, explanation from control_totals where result ="
                      + " 'FAIL'"))
          .isEmpty();
      assertThat(
              machine.query(
                  "select distinct check_id from control_totals where result = 'WARN' order by 1"))
          .as("Twilio has a category that nobody knows: its cost is a residual")
          .containsExactly("ADDITIVE_SUM");
      assertThat(of(machine, "PARENT_ROLLUP"))
          .as("of every day that no longer moves")
          .containsExactly("2026-10-01,2026-11-08,39,PASS");
      assertThat(of(machine, "ACCOUNTS_OBSERVED")).containsExactly("2026-10-01,2026-11-10,41,PASS");
      assertThat(of(machine, "DAYS_AGAINST_MONTH")).containsExactly("2026-10-01,2026-10-01,5,PASS");
      assertThat(of(machine, "DAYS_AGAINST_RECORDS"))
          .containsExactly("2026-10-01,2026-11-01,10,PASS");
      assertThat(counts(machine)).containsExactly(reported(result));
      assertThat(simulator.metrics().requestsTo(path(simulator, "/Monthly")))
          .as("only the month that is over")
          .isEqualTo(1);
      assertThat(simulator.metrics().requestsTo(path(simulator, ""))).isEqualTo(2);
    }
  }

  @Test
  void aSecondRunFindsTheSameAndRewritesNothing() throws IOException {
    try (Simulator simulator = Simulator.start(world(StatementOptions.defaults()))) {
      Machine machine = Machine.of(folder, simulator);
      machine.export("2026-10-05", "2026-11-07");
      List<String> before =
          machine.query("select * exclude (run_id, checked_at) from control_totals order by all");
      List<String> runs = machine.query("select distinct run_id from control_totals");
      simulator.clock().advance(Duration.ofSeconds(90));

      Machine.Result again = machine.export("2026-10-05", "2026-11-07");

      assertThat(again.exit()).isZero();
      assertThat(
              machine.query(
                  "select * exclude (run_id, checked_at) from control_totals order by all"))
          .isEqualTo(before)
          .isNotEmpty();
      assertThat(machine.query("select distinct run_id from control_totals")).isEqualTo(runs);
      assertThat(counts(machine)).containsExactly(reported(again));
    }
  }

  @Test
  void daysThatMayStillMoveAreAWarning() throws IOException {
    SimulatorOptions options =
        world(StatementOptions.defaults()).withDisagreement(Disagreement.TREE);
    try (Simulator simulator = Simulator.start(options)) {
      Machine machine = Machine.of(folder, simulator);
      machine.export("2026-11-06", "2026-11-10");

      assertThat(
              machine.query(
                  "select usage_date, result from control_totals where check_id = 'PARENT_ROLLUP'"
                      + " order by 1"))
          .as("nothing was unchanged for two days yet")
          .containsExactly("2026-11-06,WARN", "2026-11-07,WARN", "2026-11-08,WARN");
    }
  }

  @ParameterizedTest
  @CsvSource({"Monthly, NO_DATA_404", "Records, NO_DATA_404", "Records, SERVER_ERROR"})
  void aControlThatCannotBeReadIsAWarningAndNothingElse(String resource, FaultKind fault)
      throws IOException {
    ScriptedFault weather =
        ScriptedFault.of(fault).onResource(resource).forAttempts(Integer.MAX_VALUE);
    SimulatorOptions options = world(StatementOptions.defaults()).withFaults(weather);
    try (Simulator simulator = Simulator.start(options)) {
      Machine machine = Machine.of(folder, simulator);

      Machine.Result result = machine.export("2026-10-01", "2026-10-31");

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(result.out()).contains("\"failed\" : [ ]", "\"status\" : \"COMPLETE\"");
      assertThat(
              machine.query(
                  """
                  select distinct result, starts_with(explanation, 'Not compared'), expected
                  from control_totals where check_id = '%s'
                  """
                      .formatted(
                          resource.equals("Monthly")
                              ? "DAYS_AGAINST_MONTH"
                              : "DAYS_AGAINST_RECORDS")))
          .containsExactly("WARN,true,");
    }
  }

  @Test
  void categoriesThatTwilioStatesAndNobodyKnowsAreListed() throws IOException {
    try (Simulator simulator = Simulator.start(world(StatementOptions.defaults()))) {
      Machine machine = Machine.of(folder, simulator);
      machine.export("2026-10-20", "2026-10-22");

      Machine.Result listed = machine.usage("categories", "--unclassified", "--format", "csv");

      assertThat(listed.exit()).as(listed.err()).isZero();
      assertThat(listed.out().lines().skip(1))
          .singleElement()
          .asString()
          .startsWith("quantum-voice-preview,UNKNOWN,");
      assertThat(machine.query("select count(*) > 640, count(first_seen) from categories"))
          .containsExactly("true,81");
    }
  }

  @Test
  void pricesThatComeLateAreReadAgainUntilTheyAreThere() throws IOException {
    try (Simulator simulator = Simulator.start(world(StatementOptions.defaults()))) {
      String account = simulator.world().accounts().get(4).sid();
      LocalDate day = LocalDate.of(2026, 10, 20);
      String category = busiest(simulator, account, day);
      Instant healing = START.plus(Duration.ofDays(1));
      simulator.restate(
          List.of(new Restatement(account, day, category, healing, new Change.PricesLate())));
      Machine machine = Machine.of(folder, simulator);
      machine.export("2026-10-15", "2026-10-25");
      assertThat(flagged(machine)).containsExactly(day + "," + account);
      String before = total(machine, account, day);
      assertThat(incidents(machine))
          .singleElement()
          .satisfies(
              incident -> {
                assertThat(incident.path("account_sid").asText()).isEqualTo(account);
                assertThat(incident.path("category").asText()).isEqualTo(category);
                assertThat(incident.path("first_date").asText()).isEqualTo(day.toString());
                assertThat(incident.path("last_date").asText()).isEqualTo(day.toString());
                assertThat(incident.path("healed_as_of").isNull()).isTrue();
                assertThat(new BigDecimal(incident.path("price_now").asText())).isZero();
              });

      simulator.clock().advance(Duration.ofDays(2));
      Machine.Result healed = machine.export("2026-11-10", "2026-11-12");

      assertThat(healed.exit()).as(healed.err()).isZero();
      assertThat(flagged(machine)).isEmpty();
      assertThat(
              machine.query(
                  """
                  select sum(price_delta) = (
                      select price from usage_daily where category = 'totalprice'
                        and account_sid = '%1$s' and usage_date = '%2$s') - %3$s,
                    sum(price_delta) > 0
                  from restatements where category = 'totalprice'
                    and account_sid = '%1$s' and usage_date = '%2$s'
                  """
                      .formatted(account, day, before)))
          .containsExactly("true,true");
      BigDecimal owed =
          simulator.truth().stated(account, day, simulator.clock().instant()).stream()
              .filter(row -> row.category().equals(category))
              .map(row -> row.price())
              .findFirst()
              .orElseThrow();
      assertThat(incidents(machine))
          .singleElement()
          .satisfies(
              incident -> {
                assertThat(incident.path("category").asText()).isEqualTo(category);
                assertThat(Instant.parse(incident.path("healed_as_of").asText()))
                    .isAfter(Instant.parse(incident.path("flagged_as_of").asText()))
                    .isAfterOrEqualTo(healing);
                assertThat(new BigDecimal(incident.path("price_when_flagged").asText())).isZero();
                assertThat(new BigDecimal(incident.path("price_now").asText()))
                    .isPositive()
                    .isEqualByComparingTo(owed);
              });
    }
  }

  private static List<JsonNode> incidents(Machine machine) throws IOException {
    Machine.Result report =
        machine.usage("report", "--start-date", "2026-10-15", "--end-date", "2026-10-25", "--json");
    assertThat(report.exit()).as(report.err()).isZero();
    List<JsonNode> incidents = new ArrayList<>();
    new ObjectMapper()
        .readTree(report.out())
        .path("controls")
        .path("incidents")
        .forEach(incidents::add);
    return incidents;
  }

  private static String busiest(Simulator simulator, String account, LocalDate day) {
    return simulator.truth().stated(account, day, START).stream()
        .filter(row -> row.price().signum() > 0 && !row.category().equals("totalprice"))
        .filter(row -> isLeaf(simulator, account, day, row.category()))
        .map(row -> row.category())
        .findFirst()
        .orElseThrow();
  }

  private static boolean isLeaf(
      Simulator simulator, String account, LocalDate day, String category) {
    try {
      Restatement late =
          new Restatement(account, day, category, START.plusSeconds(1), new Change.PricesLate());
      simulator.world().restating(List.of(late));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<String> flagged(Machine machine) {
    return machine.query(
        """
        select distinct usage_date, account_sid from usage_daily
        where list_contains(quality_flags, 'PRICE_PENDING') order by all
        """);
  }

  private static String total(Machine machine, String account, LocalDate day) {
    return machine
        .query(
            "select price from usage_daily where category = 'totalprice' and account_sid = '%s' and usage_date = '%s'"
                .formatted(account, day))
        .getFirst();
  }

  private static List<String> of(Machine machine, String check) {
    return machine.query(
        """
        select min(usage_date), max(usage_date), count(*), result
        from control_totals where check_id = '%s' group by result
        """
            .formatted(check));
  }

  private static List<String> counts(Machine machine) {
    return machine.query(
        """
        select count(*) filter (result = 'PASS'), count(*) filter (result = 'WARN'),
               count(*) filter (result = 'FAIL') from control_totals
        """);
  }

  /** The controls of the report, as {@code pass,warn,fail}. */
  private static String reported(Machine.Result result) {
    String controls = result.out().substring(result.out().indexOf("\"controls\""));
    return controls.substring(0, controls.indexOf('}')).replaceAll("[^0-9,]", "");
  }

  private static String path(Simulator simulator, String resource) {
    return "/2010-04-01/Accounts/%s/Usage/Records%s.json"
        .formatted(simulator.accountSid(), resource);
  }

  private static SimulatorOptions world(StatementOptions statement) {
    return SimulatorOptions.defaults()
        .withSeed(7)
        .withStart(START)
        .withSubaccounts(4)
        .withCategories(80, 12)
        .withHistoryDays(60)
        .withStatement(statement.withCorrections(0).withDelayedPrices(0));
  }
}
