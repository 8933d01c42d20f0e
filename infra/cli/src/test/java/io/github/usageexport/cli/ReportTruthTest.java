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
import java.util.ArrayList;
import java.util.List;
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
      assertRestatements(machine, report);
      assertDays(machine, report);
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

      assertSpend(machine, then, knownAt(afterTheFirst));
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
        .isEqualTo(
            machine.query(
                """
                select price_unit, %s, %s, %s from %s u where price_unit is not null
                group by 1 having count(*) filter (category = 'totalprice') > 0 order by 1
                """
                    .formatted(
                        plain("sum(price) filter (category = 'totalprice')"),
                        plain("coalesce(sum(price) filter (category_role = 'ADDITIVE'), 0)"),
                        plain(
                            "sum(price) filter (category = 'totalprice')"
                                + " - coalesce(sum(price) filter (category_role = 'ADDITIVE'), 0)"),
                        usage)));
    assertThat(rows(report.get("family_days"), "usage_date", "category_family", "price"))
        .isNotEmpty()
        .isEqualTo(
            machine.query(
                """
                select cast(usage_date as varchar), family, %s from (
                  select usage_date, category_family as family, price from %s a
                  where category_role = 'ADDITIVE' and price is not null
                  union all
                  select usage_date, '(residual)', rest from (
                    select usage_date, account_sid,
                      sum(case when category = 'totalprice' then price
                               when category_role = 'ADDITIVE' then -price end) as rest
                    from %s b group by all)
                  where rest <> 0)
                group by 1, 2 order by 1, 2
                """
                    .formatted(plain("sum(price)"), usage, usage)));
    assertThat(rows(report.get("accounts"), "account_sid", "account_name", "/totalprice/usd"))
        .isNotEmpty()
        .isEqualTo(
            machine.query(
                """
                select account_sid, arg_max(account_name, usage_date), %s from %s u
                where category = 'totalprice' and price_unit = 'usd' group by 1 order by 1
                """
                    .formatted(plain("sum(price)"), usage)));
    assertThat(rows(report.get("unknown_categories"), "category", "/price/usd", "account_days"))
        .isEqualTo(
            machine.query(
                """
                select category, %s, count(*) from %s u
                where category_role = 'UNKNOWN' group by 1 order by 1
                """
                    .formatted(plain("sum(price)"), usage)));
  }

  private static void assertRestatements(Machine machine, JsonNode report) {
    JsonNode all = report.at("/restatements/all");
    assertThat(all.get("days").intValue()).isPositive();
    assertThat(
            List.of(
                all.get("days").asText()
                    + ","
                    + all.get("rows").asText()
                    + ","
                    + all.at("/price_delta/usd").asText()))
        .isEqualTo(
            machine.query(
                """
                select count(distinct (usage_date, account_sid, version)), count(*), %s
                from restatements where previous_state <> 'OPEN'
                """
                    .formatted(plain("sum(price_delta) filter (category = 'totalprice')"))));
    assertThat(
            rows(
                report.at("/restatements/largest"),
                "usage_date",
                "account_sid",
                "version",
                "/price_delta/usd",
                "run_id"))
        .containsExactlyInAnyOrderElementsOf(
            machine.query(
                """
                select cast(usage_date as varchar), account_sid, version,
                  coalesce(%s, ''), any_value(run_id)
                from restatements where previous_state <> 'OPEN' group by 1, 2, 3
                """
                    .formatted(plain("sum(price_delta) filter (category = 'totalprice')"))));
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
        .isEqualTo(
            machine.query(
                """
                select cast(usage_date as varchar), count(*) filter (state = 'OPEN'),
                  count(*) filter (state = 'PROVISIONAL'), count(*) filter (state = 'SETTLED'),
                  count(*) filter (state = 'CLOSED'), count(*) filter (not observed),
                  count(*) filter (observed and reason is not null),
                  rtrim(rtrim(strftime(max(confirmed_as_of), '%Y-%m-%dT%H:%M:%S.%g'), '0'), '.')
                    || 'Z'
                from coverage group by 1 order by 1
                """));
    assertThat(report.at("/trust/answer").textValue()).isEqualTo("NOT_YET");
    assertThat(report.get("missing").findValuesAsText("reason")).containsOnly("UNAUTHORISED");
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
    assertThat(text).contains("Total", "Trustworthy  Not yet", "Restated", "not checked");
    assertThat(text.lines())
        .allSatisfy(
            line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(80));
  }

  /** The rule for what was known at a moment, over every version that ever was. */
  private static String knownAt(Instant moment) {
    return """
    (select v.* from usage_versions v join (
       select usage_date, account_sid, max(version) as version from usage_versions
       where observed_at <= timestamp '%s' and not list_contains(quality_flags, 'OUT_OF_ORDER')
       group by all) k using (usage_date, account_sid, version))
    """
        .formatted(moment.toString().replace('T', ' ').replace("Z", ""));
  }

  /** As text without zeros at its end. */
  private static String plain(String sum) {
    return "regexp_replace(cast(cast(%s as decimal(38,10)) as varchar), '\\.?0+$', '')"
        .formatted(sum);
  }

  /** Each element's values by key or path, as the CSV line of a query would be. */
  private static List<String> rows(JsonNode array, String... keys) {
    List<String> rows = new ArrayList<>();
    for (JsonNode element : array) {
      List<String> values = new ArrayList<>();
      for (String key : keys) {
        JsonNode value = key.startsWith("/") ? element.at(key) : element.path(key);
        values.add(quoted(value.asText()));
      }
      rows.add(String.join(",", values));
    }
    return rows;
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
