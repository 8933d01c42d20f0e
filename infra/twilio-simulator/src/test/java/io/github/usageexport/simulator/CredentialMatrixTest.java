package io.github.usageexport.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.http.Credential;
import io.github.usageexport.simulator.http.CredentialKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialMatrixTest {
  private final Simulator simulator;

  CredentialMatrixTest() throws IOException {
    simulator = Simulator.start(SimulatorOptions.defaults().withCategories(20, 5));
  }

  @BeforeAll
  void hasAnActiveAndASuspendedSubaccount() {
    assertThat(sid(3)).isNotEqualTo(sid(4));
  }

  @AfterAll
  void close() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "MAIN_TOKEN,       0, 200, 200, 200, 200",
    "MAIN_KEY,         0, 200, 200, 200, 401",
    "STANDARD_KEY,     0, 401, 401, 200, 401",
    "RESTRICTED_KEY,   0, 401, 401, 200, 401",
    "SUBACCOUNT_TOKEN, 4, 200, 401, 401, 200",
    "SUBACCOUNT_KEY,   4, 200, 401, 401, 200",
    "SUBACCOUNT_TOKEN, 3, 401, 401, 401, 401",
    "SUBACCOUNT_TOKEN, 1, 200, 401, 401, 401",
  })
  void readsWhatItsKindMay(
      CredentialKind kind, int owner, int list, int parent, int parentUsage, int subaccountUsage) {
    try (var reader = Reader.of(simulator, simulator.credential(sid(owner), kind))) {
      assertThat(
              List.of(
                  reader.status("/2010-04-01/Accounts.json"),
                  reader.status("/2010-04-01/Accounts/" + sid(0) + ".json"),
                  reader.status(Usage.path(sid(0), "Daily")),
                  reader.status(Usage.path(sid(4), "Daily"))))
          .containsExactly(list, parent, parentUsage, subaccountUsage);
    }
  }

  @Test
  void aWrongSecretIsAnsweredWithTwiliosCode() {
    var wrong = new Credential(CredentialKind.MAIN_TOKEN, sid(0), sid(0), "wrong");
    try (var reader = Reader.of(simulator, wrong)) {
      var answer = reader.json("/2010-04-01/Accounts.json");
      assertThat(answer.path("code").asInt()).isEqualTo(20003);
      assertThat(answer.path("status").asInt()).isEqualTo(401);
      assertThat(answer.path("message").asText()).isEqualTo("Authenticate");
    }
  }

  @Test
  void aSubaccountListsOnlyItselfAndAKeySeesNoTokens() {
    var own = simulator.credential(sid(4), CredentialKind.SUBACCOUNT_KEY);
    try (var reader = Reader.of(simulator, own)) {
      var accounts = reader.json("/2010-04-01/Accounts.json").path("accounts");
      assertThat(accounts).hasSize(1);
      assertThat(accounts.path(0).path("sid").asText()).isEqualTo(sid(4));
      assertThat(accounts.path(0).path("auth_token").asText()).isEmpty();
    }
  }

  @Test
  void noSecretIsInTheTextOfAnything() {
    var credential = simulator.credential(sid(0), CredentialKind.MAIN_TOKEN);
    assertThat(credential.toString() + simulator.world().parent())
        .doesNotContain(simulator.authToken());
  }

  private String sid(int index) {
    return simulator.world().accounts().get(index).sid();
  }
}
