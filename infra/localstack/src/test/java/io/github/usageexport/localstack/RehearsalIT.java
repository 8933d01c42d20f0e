package io.github.usageexport.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.fault.FaultSchedule;
import io.github.usageexport.simulator.fault.ScriptedFault;
import io.github.usageexport.usage.DateRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole system in one place: deployed once, run, and broken; after each run lake and table say
 * what Twilio states.
 */
@TestMethodOrder(OrderAnnotation.class)
class RehearsalIT {
  private static final List<String> STAGES =
      List.of("plan-export", "collect-usage", "export-usage", "report-usage");

  /** Far enough behind the real clock that Twilio's can be moved on and never be ahead of it. */
  private static final Duration BEHIND = Duration.ofDays(12);

  private static final String NO_TABLE = "no-such-table";
  private static final int BATCHES = Integer.getInteger("rehearsal.batches", 2000);

  /** When Twilio's clock begins; the days before it lie in two months, as few as may be. */
  private static Instant start;

  private static DateRange days;
  private static LocalStack localStack;
  private static Simulator twilio;
  private static Deployment deployment;

  @TempDir static Path folder;

  @BeforeAll
  static void deploy() throws IOException {
    LocalDate today = ninthBefore(Clock.systemUTC().instant().minus(BEHIND));
    start = today.atTime(9, 30).toInstant(ZoneOffset.UTC);
    days = new DateRange(today.minusDays(12), today.minusDays(1));
    localStack = LocalStack.start();
    twilio =
        Simulator.start(
            SimulatorOptions.defaults()
                .withStart(start)
                .withSubaccounts(17)
                .withHistoryDays(45)
                .withCategories(40, 8));
    deployment = Deployment.of(localStack, newStack(), twilio, days.start().toString(), folder);
  }

  /** Another each time: elsewhere, stacks may stand, of an earlier rehearsal as well. */
  private static String newStack() {
    return "usage-export-" + Long.toString(Clock.systemUTC().millis(), Character.MAX_RADIX);
  }

  @AfterAll
  static void stop() {
    if (twilio != null) {
      twilio.close();
    }
    if (localStack != null) {
      localStack.close();
    }
  }

  @BeforeEach
  void say(TestInfo test) {
    System.out.printf(
        "%s  %s%n", Instant.now().truncatedTo(ChronoUnit.SECONDS), test.getDisplayName());
    twilio.changeFaults(FaultSchedule.none());
  }

  @Test
  @Order(1)
  void aRangeOfSeveralMonthsIsExported() {
    JsonNode report = deployment.start(request()).report();

    assertComplete(report);
    assertThat(report.at("/accounts/listed").asInt()).isEqualTo(18);
    assertThat(report.at("/snapshots/new").asLong()).isPositive();
    assertTruth();
  }

  @Test
  @Order(2)
  void whatTwilioRestatesIsExportedAndTheOldIsKept() {
    List<String> believed = deployment.lake();
    restate();

    JsonNode report = deployment.start(request()).report();

    assertComplete(report);
    assertThat(report.at("/restatements/days").asLong()).isPositive();
    assertTruth();
    assertThat(
            deployment.query(
                """
                select usage_date, account_sid, category, coalesce(cast(count as varchar), 'null'),
                       cast(usage as varchar), cast(price as varchar)
                from usage_versions where version = 1 order by all
                """))
        .as("what was believed first")
        .containsExactlyElementsOf(believed);
  }

  @ParameterizedTest
  @Order(3)
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"start_dat\":\"2026-10-01\"}                             | start_dat",
        "{\"start_date\":\"2026-13-01\"}                            | start_date",
        "{\"start_date\":\"2026-10-02\",\"end_date\":\"2026-10-01\"} | end_date",
        "{\"account_sids\":[\"AC1\"]}                               | account_sids",
        "{\"start_date\":\"2020-01-01\",\"end_date\":\"2020-01-02\"} | start_date",
      })
  void aBadRequestEndsAtOnceAndNamesTheKey(String request, String key) {
    long asked = twilio.metrics().requests();
    long items = deployment.items();
    List<String> objects = deployment.objects();

    JsonNode ended = deployment.start(request).ended();

    assertThat(ended.get("status").asText()).isEqualTo("FAILED");
    assertThat(ended.get("error").asText()).endsWith("InvalidRequestException");
    assertThat(ended.get("cause").asText()).contains(key);
    assertThat(twilio.metrics().requests()).as("asked of Twilio").isEqualTo(asked);
    assertThat(deployment.items()).as("items").isEqualTo(items);
    assertThat(deployment.objects()).as("objects").isEqualTo(objects);
  }

  @Test
  @Order(4)
  void aFunctionThatIsKilledIsCalledAgainAndThrottlingIsWaitedOut() {
    assumeTrue(localStack.isOwn(), "functions elsewhere are no processes here");
    restate();
    Execution execution = startCollecting();

    assertThat(Functions.kill("CollectUsageHandler")).as("JVMs killed").isPositive();

    JsonNode report = execution.report();
    assertComplete(report);
    assertThat(report.at("/twilio/throttled").asLong()).isPositive();
    assertTruth();
  }

  @Test
  @Order(5)
  void anAccountThatFailsIsNamedAndTheOthersAreExported() {
    String account = twilio.truth().accounts(twilio.clock().instant()).getLast().sid();
    restate();
    List<String> before = ofAccount(deployment.lake(), account);
    twilio.changeFaults(ScriptedFault.of(FaultKind.ALWAYS_401).onAccount(account));

    JsonNode report = deployment.start(request()).report();

    assertThat(report.get("status").asText()).isEqualTo("PARTIAL");
    assertThat(report.at("/accounts/failed/0/account_sid").asText()).isEqualTo(account);
    assertThat(report.at("/accounts/failed/0/reason").asText()).isEqualTo("UNAUTHORISED");
    List<String> lake = deployment.lake();
    assertThat(ofAccount(lake, account)).as("the failed account").isEqualTo(before);
    assertThat(ofOthers(lake, account))
        .as("the others")
        .isEqualTo(ofOthers(Stated.rows(twilio, days), account));
  }

  @Test
  @Order(6)
  void anExecutionThatIsStoppedIsMadeGoodByTheNext() {
    restate();
    Execution execution = startCollecting();
    execution.stop();
    assertThat(execution.ended().get("status").asText()).isEqualTo("ABORTED");
    twilio.changeFaults(FaultSchedule.none());

    assertComplete(deployment.start(request()).report());
    assertTruth();
  }

  @Test
  @Order(7)
  void twoExecutionsAtOnceLeaveWhatOneLeaves() {
    restate();
    Execution one = deployment.start(request());
    Execution other = deployment.start(request());

    assertComplete(one.report());
    assertComplete(other.report());
    assertTruth();
  }

  @Test
  @Order(8)
  void aScheduleThatIsDeliveredTwiceIsOneRun() {
    JsonNode first = deployment.start(scheduled("daily")).report();
    JsonNode second = deployment.start(scheduled("daily")).report();

    assertThat(second.get("run_id")).isEqualTo(first.get("run_id"));
  }

  /** A run that is delivered again has the plan that lies in the lake: one of many batches. */
  @Test
  @Order(9)
  void thousandsOfBatchesAreCarriedOutWithinTheLimitsOfAStateMachine() throws IOException {
    String run = deployment.start(scheduled("large")).report().get("run_id").asText();
    deployment.put(
        "runs/%s/batches.json".formatted(run),
        IntStream.range(0, BATCHES)
            .mapToObj("{\"runId\":\"%s\",\"batch\":%%d,\"slices\":[]}".formatted(run)::formatted)
            .collect(Collectors.joining(",", "[", "]")));

    Execution execution = deployment.start(scheduled("large"));

    assertThat(execution.report().get("run_id").asText()).isEqualTo(run);
    assertThat(deployment.objects())
        .filteredOn(key -> key.startsWith("runs/%s/collected-".formatted(run)))
        .as("batches that were carried out")
        .hasSize(BATCHES);
    List<JsonNode> history = execution.history();
    assertThat(history).as("events").hasSizeLessThan(100);
    assertThat(history).as("sizes").allMatch(event -> event.toString().length() < 16_384);
    System.out.printf("    %d batches, %d events in the history%n", BATCHES, history.size());
  }

  @Test
  @Order(10)
  void aFunctionThatCannotWorkFailsTheRunAndTheNextMakesItGood() {
    restate();
    JsonNode sound = deployment.environment("collect-usage");
    deployment.setEnvironment(
        "collect-usage", ((ObjectNode) sound.deepCopy()).put("TABLE_NAME", NO_TABLE));

    JsonNode ended = deployment.start(request()).ended();

    deployment.setEnvironment("collect-usage", sound);
    assertThat(ended.get("status").asText()).isEqualTo("FAILED");
    assertThat(ended.get("error").asText()).isEqualTo("RunFailed");
    assertThat(ended.get("cause").asText()).contains("no account could be read", "report.json");
    assertComplete(deployment.start(request()).report());
    assertTruth();
  }

  @Test
  @Order(11)
  void everyCallIsGrantedAndEveryGrantIsUsed() throws IOException {
    assumeTrue(localStack.isOwn(), "calls are recorded where LocalStack is ours");
    List<Grant> grants =
        STAGES.stream()
            .flatMap(stage -> Grant.of(localStack, deployment.stack() + "-" + stage).stream())
            .toList();
    String key =
        grants.stream()
            .filter(grant -> grant.action().startsWith("kms:"))
            .map(Grant::resource)
            .findFirst()
            .orElseThrow();
    Set<Call> calls = Call.read(LocalStack.home().resolve("calls"), key);
    calls.removeIf(call -> call.resource().endsWith(NO_TABLE));

    grants.forEach(
        grant ->
            System.out.printf(
                "%-28s %-32s %s%n",
                grant.function(),
                grant.action(),
                grant.isOfLambda()
                    ? "by Lambda itself"
                    : calls.stream().filter(grant::allows).count() + " resources"));
    assertThat(calls).as("calls").isNotEmpty();
    assertThat(
            calls.stream().filter(call -> grants.stream().noneMatch(g -> g.allows(call))).limit(9))
        .as("calls that no role allows")
        .isEmpty();
    assertThat(
            grants.stream()
                .filter(grant -> !grant.isOfLambda())
                .filter(grant -> calls.stream().noneMatch(grant::allows)))
        .as("grants that nothing uses")
        .isEmpty();
  }

  /** Twilio throttles the first try of everything, so that there is time to break something. */
  private static Execution startCollecting() {
    twilio.changeFaults(
        ScriptedFault.of(FaultKind.THROTTLED_RETRY_AFTER).onResource("Daily").forAttempts(2));
    long throttled = twilio.metrics().faults(FaultKind.THROTTLED_RETRY_AFTER);
    Execution execution = deployment.start(request());
    Execution.await(
        "the first request of collect-usage",
        Duration.ofMillis(50),
        () -> twilio.metrics().faults(FaultKind.THROTTLED_RETRY_AFTER) > throttled);
    return execution;
  }

  /** The ninth of a month. */
  private static LocalDate ninthBefore(Instant moment) {
    LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC).minusDays(1);
    return day.withDayOfMonth(9).isAfter(day)
        ? day.minusMonths(1).withDayOfMonth(9)
        : day.withDayOfMonth(9);
  }

  /** The input of a schedule: delivered again it is the same, to the letter. */
  private static String scheduled(String schedule) {
    return "{\"schedule\":\"%s\",\"scheduled_time\":\"%s\",\"request\":%s}"
        .formatted(schedule, start.truncatedTo(ChronoUnit.MINUTES), request());
  }

  private static void restate() {
    Instant soon = twilio.clock().instant().plus(Duration.ofMinutes(1));
    twilio.restateSomeDays(soon, 6);
    twilio.clock().advance(Duration.ofHours(30));
  }

  private static String request() {
    return "{\"start_date\":\"%s\",\"end_date\":\"%s\",\"today\":\"%s\"}"
        .formatted(
            days.start(),
            days.end(),
            LocalDate.ofInstant(twilio.clock().instant(), ZoneOffset.UTC));
  }

  private static void assertComplete(JsonNode report) {
    assertThat(report.get("status").asText()).as(report.toPrettyString()).isEqualTo("COMPLETE");
  }

  private static void assertTruth() {
    List<String> stated = Stated.rows(twilio, days);
    assertThat(stated).hasSizeGreaterThan(500);
    assertSame("DynamoDB", deployment.table(days), stated);
    assertSame("S3", deployment.lake(), stated);
    System.out.printf("    %d rows in S3 and in DynamoDB equal Twilio's truth%n", stated.size());
  }

  /** Tells what differs, not all there is. */
  private static void assertSame(String where, List<String> found, List<String> stated) {
    assertThat(found.stream().filter(Predicate.not(Set.copyOf(stated)::contains)))
        .as(where + " says what Twilio does not")
        .isEmpty();
    assertThat(stated.stream().filter(Predicate.not(Set.copyOf(found)::contains)))
        .as(where + " does not say what Twilio says")
        .isEmpty();
    assertThat(found).as(where).hasSameSizeAs(stated);
  }

  private static List<String> ofOthers(List<String> rows, String account) {
    return rows.stream().filter(row -> !row.contains(account)).toList();
  }

  private static List<String> ofAccount(List<String> rows, String account) {
    return rows.stream().filter(row -> row.contains(account)).toList();
  }
}
