package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.run.Problem;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not tried again, and where credentials do not go. */
@Timeout(60)
class RefusalTest {
  private static final String PAGE = Pages.page(0, Pages.rows(0, 1), null);

  @Test
  void asksOnceMoreAfterA401WithCredentialsFetchedAnew() throws Exception {
    AtomicInteger refreshed = new AtomicInteger();
    CredentialSource rotated =
        new CredentialSource() {
          @Override
          public TwilioCredentials credentials(AccountSid account) {
            return new TwilioCredentials(Reader.PARENT.value(), "token-" + refreshed.get());
          }

          @Override
          public void refresh() {
            refreshed.incrementAndGet();
          }
        };
    ScriptedTwilio.Script script =
        ScriptedTwilio.inTurn(Answer.error(401, 20003), Answer.json(PAGE));
    try (Reader reader = new Reader(script, Duration.ofSeconds(20), rotated)) {
      assertThat(reader.categoriesOfOctober()).containsExactly("category-0");
      assertThat(reader.server.requests())
          .extracting(ScriptedTwilio.Request::authorization)
          .containsExactly(
              new TwilioCredentials(Reader.PARENT.value(), "token-0").authorization(),
              new TwilioCredentials(Reader.PARENT.value(), "token-1").authorization());
    }
  }

  @Test
  void stopsAfterTwo401s() throws Exception {
    try (Reader reader = new Reader(_ -> Answer.error(401, 20003))) {
      Problem problem = reader.problem();
      assertThat(problem.reason()).isEqualTo(FailureReason.UNAUTHORISED);
      assertThat(problem.detail())
          .contains("401", "20003", Pages.ACCOUNT.value(), Reader.PARENT.value());
      assertThat(problem.remedy()).contains("is a subaccount of " + Reader.PARENT);
      assertThat(reader.server.requests()).hasSize(2);
    }
  }

  @Test
  void stopsAtA403() throws Exception {
    try (Reader reader = new Reader(_ -> Answer.error(403, 20003))) {
      assertThat(reader.problem().reason()).isEqualTo(FailureReason.UNAUTHORISED);
      assertThat(reader.server.requests()).hasSize(1);
    }
  }

  @Test
  void saysThatAMainKeyCannotReadSubaccounts() throws Exception {
    CredentialSource key =
        CredentialSource.of(new TwilioCredentials("SK" + "9".repeat(32), Reader.SECRET));
    try (Reader reader = new Reader(_ -> Answer.error(401, 20003), Duration.ofSeconds(20), key)) {
      assertThat(reader.problem().remedy())
          .contains("API key", "cannot read subaccounts", "TWILIO_AUTH_TOKEN");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 405, 410, 418, 204})
  void doesNotRepeatWhatWouldBeRefusedAgain(int status) throws Exception {
    Answer refused = status == 204 ? Answer.status(204, "") : Answer.error(status, 20001);
    try (Reader reader = new Reader(_ -> refused)) {
      Problem problem = reader.problem();
      assertThat(problem.reason()).isEqualTo(FailureReason.UNAVAILABLE);
      assertThat(problem.detail()).contains(String.valueOf(status), Reader.LIST);
      assertThat(reader.server.requests()).hasSize(1);
    }
  }

  @Test
  void takesABadPageTokenAsBadPaging() throws Exception {
    try (Reader reader = new Reader(_ -> Answer.error(400, 21481))) {
      assertThat(reader.problem().reason()).isEqualTo(FailureReason.INVALID_PAGING);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirectAnywhere(int status) throws Exception {
    try (ScriptedTwilio elsewhere = new ScriptedTwilio(_ -> Answer.json(PAGE));
        Reader reader =
            new Reader(
                _ ->
                    Answer.status(status, "")
                        .with("Location", elsewhere.baseUrl() + Reader.LIST))) {
      Problem problem = reader.problem();
      assertThat(problem.reason()).isEqualTo(FailureReason.INVALID_PAGING);
      assertThat(problem.detail()).contains(status + ", a redirect");
      assertThat(reader.server.requests()).hasSize(1);
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://%s", "//%s", "@%s", "\\\\%s", ".%s"})
  void followsNoLinkThatLeavesTheOrigin(String form) throws Exception {
    try (ScriptedTwilio elsewhere = new ScriptedTwilio(_ -> Answer.json(PAGE))) {
      String link = form.formatted(elsewhere.baseUrl().getAuthority()) + Reader.LIST;
      Answer page = Answer.json(Pages.page(0, Pages.rows(0, 1), link));
      try (Reader reader = new Reader(_ -> page)) {
        assertThat(reader.problem().reason()).isEqualTo(FailureReason.INVALID_PAGING);
        assertThat(reader.server.requests()).hasSize(1);
        assertThat(elsewhere.requests()).isEmpty();
      }
    }
  }

  @Test
  void showsNothingOfTheCredentialsInTheirText() {
    assertThat(Reader.parentToken().toString()).doesNotContain(Reader.SECRET);
    assertThat(Reader.parentToken().authorization()).startsWith("Basic ");
  }
}
