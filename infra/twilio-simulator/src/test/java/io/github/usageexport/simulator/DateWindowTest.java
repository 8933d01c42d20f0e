package io.github.usageexport.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.world.SimulatedAccount;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock stands at 20 November 2026, 09:30 UTC. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DateWindowTest {
  private final Simulator simulator;
  private final Reader reader;
  private final SimulatedAccount parent;

  DateWindowTest() throws IOException {
    simulator = Simulator.start(SimulatorOptions.defaults().withCategories(10, 3));
    reader = Reader.of(simulator);
    parent = simulator.world().parent();
  }

  @AfterAll
  void close() {
    reader.close();
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Daily,     ?StartDate=2026-11-18,                     2026-11-20, 2026-11-20, 3",
    "Daily,     ?StartDate=-2days&EndDate=-1days,          2026-11-19, 2026-11-19, 2",
    "Daily,     ?StartDate=-1days&EndDate=%2B30days,       2026-11-20, 2026-11-20, 2",
    "Monthly,   ?StartDate=2026-10-20&EndDate=2026-11-10,  2026-11-01, 2026-11-10, 2",
    "Yearly,    ?StartDate=2025-12-31,                     2026-01-01, 2026-11-20, 2",
    "Records,   ?StartDate=2026-10-20&EndDate=2026-11-10,  2026-10-20, 2026-11-10, 1",
    "AllTime,   ?StartDate=2026-10-20,                     2026-10-20, 2026-11-20, 1",
    "Today,     '',                                        2026-11-20, 2026-11-20, 1",
    "Yesterday, '',                                        2026-11-19, 2026-11-19, 1",
    "ThisMonth, '',                                        2026-11-01, 2026-11-20, 1",
    "LastMonth, '',                                        2026-10-01, 2026-10-31, 1",
  })
  void cutsTimeAsTheResourceSays(
      String resource, String query, LocalDate first, LocalDate last, int periods) {
    var rows = reader.rows(Usage.path(parent, resource) + query);
    assertThat(rows.getFirst().path("start_date").asText()).isEqualTo(first.toString());
    assertThat(rows.getFirst().path("end_date").asText()).isEqualTo(last.toString());
    assertThat(rows.stream().map(row -> row.path("start_date").asText()).distinct().count())
        .isEqualTo(periods);
  }

  @Test
  void withoutDatesAWindowIsTheAccountsLife() {
    var row = reader.rows(Usage.path(parent, "Records")).getFirst();
    assertThat(row.path("start_date").asText()).isEqualTo(parent.firstDay().toString());
    assertThat(row.path("end_date").asText()).isEqualTo("2026-11-20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?StartDate=2026-11-10&EndDate=2026-11-09",
        "?EndDate=2010-01-01",
        "?StartDate=2026-11-21"
      })
  void aWindowThatHoldsNoDayIsNotFound(String query) {
    var path = Usage.path(parent, "Daily");
    var answer = reader.json(path + query);
    assertThat(answer.path("status").asInt()).isEqualTo(404);
    assertThat(answer.path("code").asInt()).isEqualTo(20404);
    assertThat(answer.path("message").asText())
        .isEqualTo("The requested resource " + path + " was not found");
  }

  @ParameterizedTest
  @CsvSource({
    "StartDate=barfoobaz, Invalid StartDate",
    "EndDate=2026-02-30, Invalid EndDate",
    "EndDate=+30days, Invalid EndDate",
    "PageSize=1001, Invalid PageSize",
    "PageSize=0, Invalid PageSize",
    "PageSize=many, Invalid PageSize",
    "PageToken=rubbish, Invalid PageToken",
    "Page=1, Invalid PageToken",
    "Page=2&PageToken=APMQ%3D%3D, Invalid PageToken",
  })
  void saysWhichParameterIsBad(String query, String message) {
    var answer = reader.json(Usage.path(parent, "Daily") + "?" + query);
    assertThat(answer.path("status").asInt()).isEqualTo(400);
    assertThat(answer.path("message").asText()).isEqualTo(message);
    assertThat(answer.path("code").asInt()).isEqualTo(message.endsWith("Token") ? 21481 : 0);
  }

  @Test
  void parameterNamesAreCaseSensitiveAndUnknownOnesIgnored() {
    var rows = reader.rows(Usage.path(parent, "Daily") + "?startdate=rubbish&StartDate=-0days");
    assertThat(rows).hasSize(11);
  }

  @Test
  void aCategoryPicksItsRows() {
    var rows = reader.rows(Usage.path(parent, "Daily") + "?StartDate=-9days&Category=sms");
    assertThat(rows).hasSize(10).allMatch(row -> row.path("category").asText().equals("sms"));
  }

  @Test
  void withoutItsSuffixAPathIsNotJson() {
    var answer = reader.get("/2010-04-01/Accounts/" + parent.sid() + "/Usage/Records/Daily");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/xml");
  }
}
