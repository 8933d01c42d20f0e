package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.twilio.AccountPageParser.AccountPage;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountPageParserTest {
  private static final AccountSid PARENT = new AccountSid("AC" + "0".repeat(32));
  private static final AccountSid CHILD = new AccountSid("AC" + "1".repeat(32));

  private static AccountPage parse(String json) throws IOException {
    return AccountPageParser.parse(Pages.utf8(json));
  }

  private static Account account(String members) throws IOException {
    return parse("{\"accounts\":[{" + members + "}],\"next_page_uri\":null}").accounts().getFirst();
  }

  @Test
  void readsAnAccountAndPassesOverItsToken() throws IOException {
    AccountPage page = AccountPageParser.parse(Pages.resource("accounts.json"));
    assertThat(page.accounts())
        .containsExactly(
            new Account(PARENT, "Acme", AccountStatus.ACTIVE, PARENT, Instant.EPOCH.plusSeconds(1)),
            new Account(
                CHILD,
                "Acme \u0130stanbul",
                AccountStatus.CLOSED,
                PARENT,
                Instant.parse("2019-10-18T17:02:00Z")));
    assertThat(page.nextPageUri()).isEqualTo("/2010-04-01/Accounts.json?PageSize=2&Page=1");
    assertThat(page.toString()).doesNotContain("s3cret");
  }

  @Test
  void needsNothingButASid() throws IOException {
    assertThat(account("\"sid\":\"" + CHILD + "\",\"status\":null,\"friendly_name\":4"))
        .isEqualTo(new Account(CHILD, "", AccountStatus.ACTIVE, CHILD, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Fri, 18 Oct 2019 17:02:00 +0000; 2019-10-18T17:02:00Z",
        "Fri, 18 Oct 2019 17:02:00 -0700; 2019-10-19T00:02:00Z",
        "Sat, 1 Feb 2020 00:00:00 +0000; 2020-02-01T00:00:00Z",
        "Sat, 01 Feb 2020 00:00:00 +0000; 2020-02-01T00:00:00Z",
      })
  void readsDatesInEnglishWhateverTheLocale(String text, Instant created) throws IOException {
    assertThat(account("\"sid\":\"" + CHILD + "\",\"date_created\":\"" + text + "\"").dateCreated())
        .isEqualTo(created);
  }

  /** One strange entry must not cost the accounts beside it. */
  @Test
  void namesAnEntryThatIsNoAccountAndKeepsTheOthers() throws IOException {
    AccountPage page =
        parse(
            """
            {"accounts":[{"sid":"SK1"},{"sid":"%s","status":" "},{"sid":7},{}],\
            "next_page_uri":null}\
            """
                .formatted(CHILD));
    assertThat(page.accounts())
        .containsExactly(new Account(CHILD, "", AccountStatus.ACTIVE, CHILD, null));
    assertThat(page.strangers()).containsExactly("'SK1'", "''", "''");
  }

  @Test
  void takesACreationDateThatIsNoneAsUnstated() throws IOException {
    Account account = account("\"sid\":\"" + CHILD + "\",\"date_created\":\"yesterday\"");
    assertThat(account.dateCreated()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"accounts\":null}",
        "{\"accounts\":[7]}",
        "{\"accounts\":[{}]}",
        "{\"accounts\":[],\"next_page_uri\":\"\"}",
        "{\"accounts\":[],\"next_page_uri\":7}",
        "{\"accounts\":[],\"accounts\":[]}",
        "{\"accounts\":[]}]",
        "{\"accounts\":[]",
      })
  void isNoPageOfAccounts(String json) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(IOException.class);
  }

  /** A quotation mark that got lost must not carry a token into a message. */
  @Test
  void quotesNothingOfABodyThatIsNotJson() {
    String body = new String(Pages.resource("accounts.json"), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> parse(body.replace("\"auth_token\": \"", "\"auth_token\": ")))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }
}
