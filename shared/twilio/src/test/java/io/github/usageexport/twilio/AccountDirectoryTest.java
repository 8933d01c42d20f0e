package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.run.Problem;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AccountDirectoryTest {
  private static final String SECOND = "/2010-04-01/Accounts.json?PageSize=2&Page=1";

  private static AccountSid sid(int number) {
    return new AccountSid("AC%32s".formatted(Integer.toHexString(number)).replace(' ', '0'));
  }

  private static Answer page(int first, int count, @Nullable String next) {
    return page("", first, count, next);
  }

  /** Two accounts, and where in the list they are said to be. */
  private static Answer indexed(int start, int first, @Nullable String next) {
    return page("\"start\":%d,\"end\":%d,".formatted(start, start + 1), first, 2, next);
  }

  private static Answer page(String indexes, int first, int count, @Nullable String next) {
    String accounts =
        IntStream.range(first, first + count)
            .mapToObj(n -> "{\"sid\":\"%s\",\"auth_token\":\"t0ken\"}".formatted(sid(n)))
            .collect(Collectors.joining(","));
    return Answer.json(
        "{%s\"accounts\":[%s],\"next_page_uri\":%s}"
            .formatted(indexes, accounts, next == null ? "null" : '"' + next + '"'));
  }

  @Test
  void listsEveryPageOnceInOrderOfSid() throws Exception {
    ScriptedTwilio.Script script = ScriptedTwilio.inTurn(page(1, 2, SECOND), page(0, 1, null));
    try (Reader reader = new Reader(script)) {
      assertThat(reader.twilio.accounts().accounts())
          .extracting(Account::sid)
          .containsExactly(sid(0), sid(1), sid(2));
      assertThat(reader.server.paths())
          .containsExactly("/2010-04-01/Accounts.json?PageSize=1000", SECOND);
    }
  }

  @Test
  void readsAgainAListThatMoved() throws Exception {
    ScriptedTwilio.Script script =
        ScriptedTwilio.inTurn(
            indexed(0, 0, SECOND),
            indexed(2, 1, null),
            indexed(0, 0, SECOND),
            indexed(3, 2, null),
            indexed(0, 0, SECOND),
            indexed(2, 2, null));
    try (Reader reader = new Reader(script)) {
      assertThat(reader.twilio.accounts().accounts())
          .extracting(Account::sid)
          .containsExactly(sid(0), sid(1), sid(2), sid(3));
      assertThat(reader.server.requests()).hasSize(6);
    }
  }

  @Test
  void namesAnAccountThatIsListedTwiceInEachReading() throws Exception {
    ScriptedTwilio.Script script =
        request -> request.path().equals(SECOND) ? indexed(2, 1, null) : indexed(0, 0, SECOND);
    try (Reader reader = new Reader(script)) {
      Problem problem = problem(reader);
      assertThat(problem.reason()).isEqualTo(FailureReason.INVALID_PAGING);
      assertThat(problem.detail()).contains("account " + sid(1) + " twice", "3 readings");
      assertThat(reader.server.requests()).hasSize(6);
    }
  }

  @Test
  void namesAccountsThatAreOnNoPage() throws Exception {
    ScriptedTwilio.Script script =
        request -> request.path().equals(SECOND) ? indexed(7, 7, null) : indexed(0, 0, SECOND);
    try (Reader reader = new Reader(script)) {
      assertThat(problem(reader).detail()).contains("accounts 2 to 6 are on no page");
    }
  }

  @Test
  void asksAgainForAPageThatCannotBeRead() throws Exception {
    ScriptedTwilio.Script script =
        ScriptedTwilio.inTurn(
            Answer.html503(),
            Answer.json("{\"accounts\":[{"),
            Answer.error(500, 20500),
            Answer.error(500, 20500),
            page(0, 1, null));
    try (Reader reader = new Reader(script)) {
      assertThat(reader.twilio.accounts().accounts()).hasSize(1);
    }
  }

  @Test
  void doesNotBelieveAListWithoutTheMainAccount() throws Exception {
    try (Reader reader = new Reader(_ -> page(1, 2, null))) {
      Problem problem = problem(reader);
      assertThat(problem.reason()).isEqualTo(FailureReason.UNAUTHORISED);
      assertThat(problem.detail()).contains("2 accounts", sid(0).value());
      assertThat(problem.remedy()).contains("TWILIO_ACCOUNT_SID");
    }
  }

  @Test
  void followsNoLinkToAnotherList() throws Exception {
    Answer page = page(1, 1, "/2010-04-01/Accounts/" + sid(1) + "/Calls.json");
    try (Reader reader = new Reader(_ -> page)) {
      assertThat(problem(reader).reason()).isEqualTo(FailureReason.INVALID_PAGING);
    }
  }

  @Test
  void saysWhereItLookedIfThereIsNoSuchList() throws Exception {
    try (Reader reader = new Reader(_ -> Answer.status(404, "404 page not found"))) {
      Problem problem = problem(reader);
      assertThat(problem.reason()).isEqualTo(FailureReason.UNAVAILABLE);
      assertThat(problem.detail()).contains("127.0.0.1", "/2010-04-01/Accounts.json");
      assertThat(problem.remedy()).contains("TWILIO_BASE_URL");
      assertThat(reader.server.requests()).hasSize(1);
    }
  }

  @Test
  void stopsAtWrongCredentialsAfterTwoRequests() throws Exception {
    try (Reader reader = new Reader(_ -> Answer.error(401, 20003))) {
      Problem problem = problem(reader);
      assertThat(problem.reason()).isEqualTo(FailureReason.UNAUTHORISED);
      assertThat(problem.remedy()).contains("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN");
      assertThat(reader.server.requests()).hasSize(2);
    }
  }

  /** A page that lost a quotation mark, for good: the token in it reaches no report. */
  @Test
  void namesNoTokenOfAPageThatCannotBeRead() throws Exception {
    Answer broken =
        Answer.json("{\"accounts\":[{\"auth_token\": t0kent0ken,\"sid\":\"" + sid(1) + "\"}]}");
    try (Reader reader = new Reader(_ -> broken)) {
      Problem problem = problem(reader);
      assertThat(problem.reason()).isEqualTo(FailureReason.UNAVAILABLE);
      assertThat(problem.detail()).contains("not JSON").doesNotContain("t0ken");
    }
  }

  private static Problem problem(Reader reader) {
    return Reader.problem(() -> reader.twilio.accounts().accounts());
  }
}
