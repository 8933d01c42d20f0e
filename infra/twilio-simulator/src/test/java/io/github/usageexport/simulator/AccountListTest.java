package io.github.usageexport.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountListTest {
  private static final String LIST = "/2010-04-01/Accounts.json";

  @Test
  void isReadWholeForwardsAndBackwards() throws IOException {
    try (var simulator = Simulator.start(SimulatorOptions.defaults().withSubaccounts(41));
        var reader = Reader.of(simulator)) {
      var pages = reader.pages(LIST + "?PageSize=10");
      assertThat(pages).hasSize(5);
      assertThat(pages.stream().flatMap(AccountListTest::sids))
          .containsExactlyInAnyOrderElementsOf(
              simulator.truth().accounts(simulator.clock().instant()).stream()
                  .map(account -> account.sid())
                  .toList());
      var back = reader.json(pages.get(2).path("previous_page_uri").asText());
      assertThat(sids(back)).containsExactlyElementsOf(sids(pages.get(1)).toList());
    }
  }

  @Test
  void isFilteredByExactNameAndStatus() throws IOException {
    try (var simulator = Simulator.start(SimulatorOptions.defaults());
        var reader = Reader.of(simulator)) {
      var accounts = simulator.world().accounts();
      for (var account : accounts) {
        var name = URLEncoder.encode(account.friendlyName(), StandardCharsets.UTF_8);
        assertThat(sids(reader.json(LIST + "?FriendlyName=" + name)))
            .containsExactly(account.sid());
      }
      assertThat(sids(reader.json(LIST + "?Status=suspended")))
          .containsExactly(accounts.get(3).sid());
      assertThat(sids(reader.json(LIST + "?Status=closed"))).containsExactly(accounts.get(5).sid());
      assertThat(reader.status(LIST + "?Status=Closed")).isEqualTo(400);
    }
  }

  @Test
  void refusesTokensOfItsOwnKindThatNameNobody() throws IOException {
    try (var simulator = Simulator.start(SimulatorOptions.defaults());
        var reader = Reader.of(simulator)) {
      for (var token : List.of("APMQ==", "PAAC" + "0".repeat(32), "rubbish")) {
        assertThat(reader.json(LIST + "?Page=1&PageToken=" + token).path("code").asInt())
            .isEqualTo(21481);
      }
    }
  }

  @Test
  void losesAClosedAccountThirtyDaysLater() throws IOException {
    try (var simulator = Simulator.start(SimulatorOptions.defaults());
        var reader = Reader.of(simulator)) {
      var closed = simulator.world().accounts().get(5);
      var path = "/2010-04-01/Accounts/" + closed.sid() + ".json";
      assertThat(reader.json(path).path("status").asText()).isEqualTo("closed");
      simulator.clock().advance(Duration.ofDays(31));
      assertThat(reader.json(path).path("code").asInt()).isEqualTo(20404);
      assertThat(sids(reader.json(LIST))).doesNotContain(closed.sid()).hasSize(8);
    }
  }

  @Test
  void showsTheParentAsItsOwnOwnerAndDatesInRfc2822() throws IOException {
    try (var simulator = Simulator.start(SimulatorOptions.defaults());
        var reader = Reader.of(simulator)) {
      var parent = reader.json("/2010-04-01/Accounts/" + simulator.accountSid() + ".json");
      assertThat(parent.path("owner_account_sid").asText()).isEqualTo(simulator.accountSid());
      assertThat(parent.path("auth_token").asText()).isEqualTo(simulator.authToken());
      assertThat(parent.path("date_created").asText())
          .matches("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} [A-Z][a-z]{2} \\d{4} [\\d:]{8} \\+0000");
    }
  }

  private static Stream<String> sids(JsonNode page) {
    return page.path("accounts").findValuesAsText("sid").stream();
  }
}
