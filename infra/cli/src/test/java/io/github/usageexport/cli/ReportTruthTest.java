package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.fault.ScriptedFault;
import io.github.usageexport.simulator.world.SimulatedAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every figure of a report is what SQL says of the lake, in worlds where Twilio restates and an
 * account cannot be read.
 */
class ReportTruthTest {
  private static final Instant START = Instant.parse("2026-11-03T09:30:00Z");
  private static final String FIRST = "2026-10-20";
  private static final String LAST = "2026-11-03";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {41, 42, 43})
  void saysWhatSqlSays(long seed) throws IOException {
    try (Simulator simulator = Simulator.start(options(seed))) {
      Machine machine = Machine.of(folder, simulator);
      assertThat(machine.export(FIRST, LAST).exit()).isEqualTo(ExitCode.DONE);
      Instant afterTheFirst = simulator.clock().instant().plusSeconds(600);
      simulator.restateSomeDays(START.plus(Duration.ofHours(1)), 5);
      simulator.clock().advance(Duration.ofDays(2));
      simulator.changeFaults(
          ScriptedFault.of(FaultKind.ALWAYS_401).onAccount(lastAccount(simulator)));
      Machine.Result second = machine.export(FIRST, LAST);
      assertThat(second.exit()).isEqualTo(ExitCode.PARTIAL);

      JsonNode report = report(machine, "report", "--json");

      assertSpend(machine, report, "usage_daily");
      assertThat(
              rows(
                  report.get("family_days"),
                  "usage_date",
                  "category_family",
                  "price_unit",
                  "price"))
          .isEqualTo(machine.query(ReportSql.FAMILY_DAYS));
      assertRestatements(machine, report);
      assertDays(machine, report);
      assertControls(machine, report);
      assertPage(machine, JSON.readTree(second.out()));
      assertText(machine);

      JsonNode then =
          report(
              machine,
              "report",
              "--json",
              "--start-date",
              FIRST,
              "--end-date",
              LAST,
              "--as-known-at",
              afterTheFirst.toString());

      assertSpend(machine, then, ReportSql.knownAt(afterTheFirst));
      assertThat(then.at("/restatements/all/days").intValue()).isZero();
      assertThat(then.get("totals")).isNotEqualTo(report.get("totals"));
    }
  }

  private static JsonNode report(Machine machine, String... arguments) throws IOException {
    Machine.Result result = machine.usage(arguments);
    assertThat(result.exit()).as(result.err()).isZero();
    return JSON.readTree(result.out());
  }

  private static void assertSpend(Machine machine, JsonNode report, String usage) {
    assertThat(rows(report.get("totals"), "price_unit", "totalprice", "additive", "residual"))
        .isNotEmpty()
        .isEqualTo(machine.query(ReportSql.totals(usage)));
    assertThat(rows(report.get("family_days"), "usage_date", "category_family", "price"))
        .isNotEmpty()
        .isEqualTo(machine.query(ReportSql.familyDays(usage)));
    assertThat(rows(report.get("accounts"), "account_sid", "account_name", "/totalprice/usd"))
        .isNotEmpty()
        .isEqualTo(machine.query(ReportSql.accounts(usage)));
    assertThat(rows(report.get("unknown_categories"), "category", "/price/usd", "account_days"))
        .isEqualTo(machine.query(ReportSql.unknown(usage)));
  }

  private static void assertRestatements(Machine machine, JsonNode report) {
    JsonNode restatements = report.get("restatements");
    assertThat(restatements.at("/all/days").intValue()).isPositive();
    assertThat(row(restatements, "/all/days", "/all/rows", "/all/price_delta/usd"))
        .isEqualTo(machine.query(ReportSql.RESTATED).getFirst());
    assertThat(
            rows(
                restatements.get("largest"),
                "usage_date",
                "account_sid",
                "version",
                "/price_delta/usd",
                "run_id"))
        .containsExactlyInAnyOrderElementsOf(machine.query(ReportSql.RESTATED_DAYS));
  }

  private static void assertDays(Machine machine, JsonNode report) {
    assertThat(
            rows(
                report.get("days"),
                "usage_date",
                "open",
                "provisional",
                "settled",
                "closed",
                "missing",
                "stale",
                "newest_confirmed_as_of"))
        .isEqualTo(machine.query(ReportSql.DAYS));
    assertThat(report.get("missing").findValuesAsText("reason")).containsOnly("UNAUTHORISED");
  }

  private static void assertControls(Machine machine, JsonNode report) {
    JsonNode controls = report.get("controls");
    assertThat(controls.get("checked").booleanValue()).isTrue();
    assertThat(row(controls, "pass", "warn", "fail"))
        .isEqualTo(machine.query(ReportSql.CONTROLS).getFirst());
    assertThat(controls.get("open").findValuesAsText("check_id"))
        .as("the store is whole")
        .doesNotContain("VERSIONS_ADD_UP");
    assertThat(report.at("/trust/answer").textValue())
        .isEqualTo(controls.get("fail").intValue() > 0 ? "NO" : "NOT_YET");
    assertThat(
            rows(
                controls.get("open"),
                "usage_date",
                "check_id",
                "account_sid",
                "category",
                "result"))
        .containsExactlyInAnyOrderElementsOf(machine.query(ReportSql.OPEN_CONTROLS));
  }

  private static void assertPage(Machine machine, JsonNode run) throws IOException {
    Path page = Path.of(run.get("report_html").textValue());
    assertThat(page)
        .isEqualTo(
            machine.lake().resolve("runs/%s/report.html".formatted(run.get("run_id").textValue())));
    Path asked = machine.lake().resolveSibling("report.html");
    assertThat(machine.usage("report", "--html", asked.toString()).exit()).isZero();
    assertThat(Files.readString(asked)).isEqualTo(Files.readString(page));
  }

  private static void assertText(Machine machine) {
    String text = machine.usage("report").out();
    assertThat(text).contains("Total", "Trustworthy", "Restated", "controls pass");
    assertThat(text.lines())
        .allSatisfy(
            line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(80));
  }

  /** Each element's values by key or path, as the CSV line of a query would be. */
  private static List<String> rows(JsonNode array, String... keys) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(element -> row(element, keys))
        .toList();
  }

  private static String row(JsonNode object, String... keys) {
    return Stream.of(keys)
        .map(key -> key.startsWith("/") ? object.at(key) : object.path(key))
        .map(value -> quoted(value.asText()))
        .collect(Collectors.joining(","));
  }

  private static String quoted(String value) {
    return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? "\"" + value.replace("\"", "\"\"") + "\""
        : value;
  }

  private static String lastAccount(Simulator simulator) {
    return simulator.truth().accounts(simulator.clock().instant()).stream()
        .filter(account -> !account.isParent())
        .map(SimulatedAccount::sid)
        .sorted()
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  private static SimulatorOptions options(long seed) {
    return SimulatorOptions.defaults()
        .withSeed(seed)
        .withStart(START)
        .withSubaccounts(5)
        .withHistoryDays(30)
        .withCategories(60, 10);
  }
}
