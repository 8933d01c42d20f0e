package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.usage.UsageRecord;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsagePageParserTest {
  private static UsagePage parse(String json) throws Exception {
    return new UsagePageParser(Pages.ACCOUNT).parse(Pages.utf8(json));
  }

  @Test
  void readsRecordsLinkAndIndexesInAnyOrder() throws Exception {
    UsagePage page =
        parse(
            """
            {"usage_records":[{%s}],"end":1999,"next_page_uri":"/next?Page=2","start":1000}\
            """
                .formatted(Pages.required()));
    assertThat(page.records()).extracting(UsageRecord::category).hasToString("[calls]");
    assertThat(page.nextPageUri()).isEqualTo("/next?Page=2");
    assertThat(page.start()).isEqualTo(1000);
    assertThat(page.end()).isEqualTo(1999);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"usage_records\":[],\"next_page_uri\":null}",
        " \n{ \"usage_records\" : [ ] , \"next_page_uri\" : null }\n",
        "{\"usage_records\":[],\"next_page_uri\":null,\"start\":null,\"end\":\"none\"}",
        "{\"usage_records\":[],\"next_page_uri\":null,\"start\":{\"a\":[1]},\"end\":[[]]}",
      })
  void isTheLastPageWithoutALink(String json) throws Exception {
    assertThat(parse(json).nextPageUri()).isNull();
    assertThat(parse(json).records()).isEmpty();
    assertThat(parse(json).start()).isNull();
    assertThat(parse(json).end()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"new\":{\"usage_records\":[{\"category\":\"no\"}]},\"usage_records\":[],\"next_page_uri\":null}",
        "{\"new\":[[[{\"next_page_uri\":\"/evil\"}]]],\"usage_records\":[],\"next_page_uri\":null}",
        "{\"usage_records\":[],\"meta\":{\"next_page_uri\":\"/evil\",\"start\":4},\"next_page_uri\":null}",
        "{\"total\":1e30,\"usage_records\":[],\"flag\":true,\"next_page_uri\":null}",
      })
  void passesOverWhatItDoesNotKnowHoweverDeep(String json) throws Exception {
    assertThat(parse(json)).isEqualTo(parse("{\"usage_records\":[],\"next_page_uri\":null}"));
  }

  /** Only null ends a list: what a cut answer lost may be the link. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"usage_records\":[]}",
        "{\"usage_records\":[],\"next_page_uri\":\"\"}",
        "{\"usage_records\":[],\"next_page_uri\":false}",
        "{\"usage_records\":[],\"next_page_uri\":{}}",
        "{\"usage_records\":[],\"nextPageUri\":null}",
        "{\"usage_records\":null,\"next_page_uri\":null}",
        "{\"usage_records\":{},\"next_page_uri\":null}",
        "{\"next_page_uri\":null}",
      })
  void isNoPageWithoutItsFields(String json) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"usage_records\"",
        "<html><body>503 Service Unavailable</body></html>",
        "{}",
        "{\"usage_records\":null}",
        "{\"usage_records\":{}}",
        "{\"usage_records\":[1]}",
        "{\"usage_records\":[null]}",
        "{\"usage_records\":[[]]}",
        "{\"usage_records\":[],\"next_page_uri\":7}",
        "{\"usage_records\":[],\"next_page_uri\":{}}",
        "{\"usage_records\":[],\"next_page_uri\":false}",
        "{\"usage_records\":[],\"start\":99999999999}",
        "{\"usage_records\":[],}",
        "{\"usage_records\":[]",
        "{\"usage_records\":[]}}",
        "{\"usage_records\":[]}{\"usage_records\":[]}",
        "{\"usage_records\":[]} and more",
        "{'usage_records':[]}",
        "{\"usage_records\":[]/**/}",
        "{\"usage_records\":[],\"x\":NaN}",
        "{\"usage_records\":[],\"x\":01}",
        "{\"code\":20500,\"message\":\"An internal server error has occurred\",\"status\":500}",
      })
  void isNoPageAndMayBeAskedForAgain(String json) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(IOException.class);
  }

  /**
   * Which of the two would be the page is anyone's guess, and the other's records would be lost.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "usage_records | {\"usage_records\":[],\"usage_records\":[]}",
        "next_page_uri | {\"usage_records\":[],\"next_page_uri\":\"/a\",\"next_page_uri\":null}",
      })
  void isNoPageIfItSaysTheSameThingTwice(String name, String json) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(name);
  }

  /** A token in a broken body must reach no message: the account list's bodies hold secrets. */
  @Test
  void quotesNothingOfABodyThatIsNotJson() {
    assertThatThrownBy(() -> parse("{\"auth_token\": s3crets3cret, \"usage_records\":[]}"))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("s3cret")
        .hasMessageNotContaining("auth_token")
        .hasNoCause();
  }
}
