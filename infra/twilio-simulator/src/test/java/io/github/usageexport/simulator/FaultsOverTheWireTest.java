package io.github.usageexport.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.fault.FaultSchedule;
import io.github.usageexport.simulator.fault.ScriptedFault;
import io.github.usageexport.simulator.http.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsOverTheWireTest {
  private final Simulator simulator;
  private final Reader reader;
  private final String daily;

  FaultsOverTheWireTest() throws IOException {
    simulator =
        Simulator.start(
            SimulatorOptions.defaults()
                .withCategories(30, 8)
                .withServer(ServerOptions.defaults().withStallCap(Duration.ofMillis(200))));
    reader = Reader.of(simulator);
    daily =
        Usage.path(simulator.accountSid(), "Daily")
            + "?StartDate=-3days&IncludeSubaccounts=false&PageSize=40";
  }

  @AfterEach
  void close() {
    reader.close();
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "THROTTLED, 429, 20429",
    "THROTTLED_RETRY_AFTER, 429, 20429",
    "SERVER_ERROR, 500, 20500",
    "SPORADIC_401, 401, 20003",
    "ALWAYS_500, 500, 20500",
    "ALWAYS_401, 401, 20003",
    "GONE_404, 404, 20404",
    "NO_DATA_404, 404, 20404",
  })
  void isAnsweredWithTwiliosCode(FaultKind kind, int status, int code) {
    simulator.changeFaults(ScriptedFault.of(kind));
    var answer = reader.get(daily);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Reader.parse(answer.body()).path("code").asInt()).isEqualTo(code);
    assertThat(answer.headers().firstValue("Retry-After").isPresent())
        .isEqualTo(kind == FaultKind.THROTTLED_RETRY_AFTER);
    assertThat(simulator.metrics().faults()).containsExactly(Map.entry(kind, 1L));
    assertThat(reader.status(daily)).isEqualTo(kind.recoverable() ? 200 : status);
    var account = "/2010-04-01/Accounts/" + simulator.accountSid() + ".json";
    assertThat(reader.status(account + "?again")).isEqualTo(accountStatus(kind, status));
  }

  @Test
  void aGatewaySpeaksHtml() {
    simulator.changeFaults(ScriptedFault.of(FaultKind.BAD_GATEWAY_HTML));
    var answer = reader.get(daily);
    assertThat(answer.statusCode()).isBetween(502, 504);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("<!DOCTYPE html>");
  }

  @Test
  void aPageSizeIsRefusedUntilItIsSmallEnough() {
    simulator.changeFaults(ScriptedFault.pageSizeRefused(simulator.accountSid(), 20));
    var path = Usage.path(simulator.accountSid(), "Daily") + "?PageSize=";
    assertThat(List.of(reader.status(path + 1000), reader.status(path + 20))).containsOnly(500);
    assertThat(reader.status(path + 20)).isEqualTo(500);
    assertThat(reader.status(path + 19)).isEqualTo(200);
    assertThat(reader.status(Usage.path(simulator.world().accounts().get(1), "Daily")))
        .isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTION_RESET", "TRUNCATED_BODY", "STALLED_BODY", "TRICKLED_BODY"})
  void anAnswerDoesNotArriveWhole(FaultKind kind) {
    // The JDK's client asks a second and a third time on its own when nothing was answered.
    simulator.changeFaults(ScriptedFault.of(kind).forAttempts(10));
    assertThatThrownBy(() -> reader.get(daily)).hasMessageStartingWith("no whole answer");
    assertThat(simulator.metrics().faults(kind)).isPositive();
    simulator.changeFaults(FaultSchedule.none());
    assertThat(reader.status(daily)).isEqualTo(200);
  }

  @Test
  void anEmptyPageInTheMiddleLosesNoRow() {
    var right = reader.rows(daily);
    simulator.changeFaults(ScriptedFault.of(FaultKind.EMPTY_MIDDLE_PAGE).onPage(1));
    var pages = reader.pages(daily);
    assertThat(pages).extracting(page -> page.path("usage_records").size()).contains(0);
    assertThat(rowsOf(pages).equals(right)).as("the same rows in the same order").isTrue();
    assertThat(pages).extracting(page -> page.path("uri").asText()).doesNotHaveDuplicates();
    assertThat(simulator.metrics().faults(FaultKind.EMPTY_MIDDLE_PAGE)).isEqualTo(1);
  }

  @Test
  void aMovingListRepeatsOneRowAndDropsAnotherOnce() {
    var right = reader.rows(daily);
    simulator.changeFaults(ScriptedFault.of(FaultKind.MOVING_LIST).onPage(1));
    var moved = reader.rows(daily);
    assertThat(moved).hasSameSizeAs(right);
    assertThat(new HashSet<>(moved)).hasSize(right.size() - 1);
    assertThat(reader.rows(daily).equals(right)).as("only once").isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "REPEATED_NEXT_PAGE, /2010-04-01/Accounts/SID/Usage/Records/Daily.json?.*Page=0",
    "NEXT_PAGE_OTHER_ORIGIN, http://127.0.0.1:\\d+/2010-04-01/Accounts/SID/.*",
    "NEXT_PAGE_AT_HOST, @evil.example/2010-04-01/.*",
    "NEXT_PAGE_DOUBLE_SLASH, //evil.example/2010-04-01/.*",
    "NEXT_PAGE_OTHER_ACCOUNT, /2010-04-01/Accounts/(?!SID)AC[0-9a-f]{32}/Usage/.*Daily.json.*",
    "NEXT_PAGE_OTHER_RESOURCE, /2010-04-01/Accounts/SID/Usage/Records.json.*",
  })
  void aLinkLeadsAstray(FaultKind kind, String pattern) {
    simulator.changeFaults(ScriptedFault.of(kind));
    var next = reader.json(daily).path("next_page_uri").asText();
    assertThat(next)
        .matches(pattern.replace("SID", simulator.accountSid()).replace("json?", "json\\?"));
    assertThat(reader.json(daily).path("next_page_uri").asText()).isEqualTo(next);
    var list = "/2010-04-01/Accounts.json";
    assertThat(reader.json(list).path("next_page_uri").asText()).isNotEqualTo("null");
  }

  @Test
  void aRedirectLeadsToTheDecoyThatCountsWhoComes() throws Exception {
    simulator.changeFaults(ScriptedFault.of(FaultKind.REDIRECT));
    var answer = reader.get(daily);
    assertThat(answer.statusCode()).isEqualTo(302);
    visit(answer);
    assertThat(simulator.decoy().requests()).isEqualTo(1);
    assertThat(simulator.decoy().credentials()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "BAD_AMOUNT, price",
    "OVERSIZED_AMOUNT, price",
    "ROW_OUTSIDE_RANGE, start_date",
    "ROW_OF_OTHER_ACCOUNT, account_sid",
    "SECOND_CURRENCY, price_unit",
  })
  void oneRowIsWrongInOneField(FaultKind kind, String field) {
    var right = reader.json(daily).path("usage_records");
    simulator.changeFaults(ScriptedFault.of(kind));
    var wrong = reader.json(daily).path("usage_records");
    var changed = indexesOfDifferentRows(right, wrong);
    assertThat(changed).hasSize(1);
    assertThat(wrong.path(changed.getFirst()).path(field))
        .isNotEqualTo(right.path(changed.getFirst()).path(field));
  }

  @Test
  void anAsOfLiesInTheFutureAndARowStandsTwice() {
    simulator.changeFaults(ScriptedFault.of(FaultKind.FUTURE_AS_OF));
    assertThat(reader.json(daily).path("usage_records").path(0).path("as_of").asText())
        .isEqualTo("2026-11-20T12:26:00+00:00");
    simulator.changeFaults(ScriptedFault.of(FaultKind.DUPLICATE_ROW));
    var rows = reader.json(daily).path("usage_records");
    assertThat(rows.path(1)).isEqualTo(rows.path(0));
    assertThat(rows).hasSize(41);
  }

  private static List<JsonNode> rowsOf(List<JsonNode> pages) {
    return pages.stream().flatMap(page -> page.path("usage_records").valueStream()).toList();
  }

  private static int accountStatus(FaultKind kind, int status) {
    return kind == FaultKind.NO_DATA_404 ? 200 : status;
  }

  private static List<Integer> indexesOfDifferentRows(JsonNode right, JsonNode wrong) {
    return IntStream.range(0, right.size())
        .filter(index -> !right.path(index).equals(wrong.path(index)))
        .boxed()
        .toList();
  }

  private static void visit(HttpResponse<byte[]> redirect) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var location = URI.create(redirect.headers().firstValue("Location").orElseThrow());
      var answer =
          client.send(
              HttpRequest.newBuilder(location).build(), HttpResponse.BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(404);
    }
  }
}
