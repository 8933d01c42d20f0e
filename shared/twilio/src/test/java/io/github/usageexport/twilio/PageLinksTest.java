package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.FailureReason;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageLinksTest {
  private static final String ORIGIN = "https://api.twilio.com";
  private static final String LIST =
      "/2010-04-01/Accounts/" + Pages.ACCOUNT + "/Usage/Records/Daily.json";
  private static final String FIRST = LIST + "?IncludeSubaccounts=false&PageSize=1000";

  private final PageLinks links = new PageLinks(ORIGIN, FIRST);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?PageSize=50&Page=1&PageToken=APMQ%3D%3D",
        "?Page=1&next=https://evil.example/",
        "?Page=1&path=/../",
        "?Page=1&at=@evil.example",
        "?",
      })
  void followsAnyQueryOfTheSameList(String query) throws UnreadableException {
    assertThat(links.follow(LIST + query, 1)).isEqualTo(LIST + query);
  }

  @Test
  void followsAnAbsoluteLinkOfTheSameOrigin() throws UnreadableException {
    assertThat(links.follow(ORIGIN + LIST + "?Page=1", 1)).isEqualTo(LIST + "?Page=1");
  }

  static Stream<String> hostile() {
    String other = "ACbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    return Stream.of(
        "@evil.example/x",
        "@evil.example" + LIST,
        ":443@evil.example" + LIST,
        ".evil.example" + LIST,
        "//evil.example" + LIST,
        "///evil.example" + LIST,
        "\\\\evil.example" + LIST,
        "/\\evil.example" + LIST,
        "https://evil.example" + LIST,
        "http://api.twilio.com" + LIST,
        "HTTPS://evil.example" + LIST,
        "https://api.twilio.com.evil.example" + LIST,
        "https://api.twilio.com:8443" + LIST,
        "https://api.twilio.com@evil.example" + LIST,
        "https://user@api.twilio.com" + LIST,
        "ftp://api.twilio.com" + LIST,
        "javascript:alert(1)",
        "?Page=1",
        "Daily.json?Page=1",
        "",
        " " + LIST,
        LIST + "/../../../Calls.json",
        "/../" + LIST,
        "/." + LIST,
        "/2010-04-01/Accounts/" + other + "/../" + Pages.ACCOUNT + "/Usage/Records/Daily.json",
        LIST.replace("/Usage/", "%2FUsage%2F"),
        LIST.replace("/Usage/", "/Usage%2f..%2fUsage/"),
        LIST + "%2F..",
        LIST + "%00",
        LIST.replace(Pages.ACCOUNT.value(), other) + "?Page=1",
        LIST.replace("/Daily", "/Monthly") + "?Page=1",
        LIST.replace("Usage/Records/Daily", "Calls") + "?Page=1",
        LIST.replace(".json", "") + "?Page=1",
        LIST + "x?Page=1",
        LIST + "/?Page=1",
        LIST + ";v=1?Page=1",
        LIST + "?Page=1#fragment",
        LIST + "#",
        LIST + "?Page=1\r\nX-Injected: 1",
        LIST + "?Page=1 HTTP/1.1",
        LIST + "?Page=\u0000",
        LIST + "?Page=\t1",
        LIST + "?Page=%",
        LIST + "?Page=%zz",
        LIST + "?Page=" + "1".repeat(5_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refusesToLeaveTheListAndNamesTheLink(String link) {
    assertRefused(() -> links.follow(link, 1), link.isEmpty() ? "''" : "next_page_uri");
  }

  @Test
  void showsNoControlCharactersAndNoEndlessLink() {
    assertThatThrownBy(() -> links.follow("/\u001b[31m\r\n" + "x".repeat(9_000), 1))
        .hasMessageContaining("/?[31m??x")
        .message()
        .hasSizeLessThan(700);
  }

  @Test
  void refusesALinkThatWasFollowed() throws UnreadableException {
    assertRefused(() -> links.follow(FIRST, 1), "was followed already");
    links.follow(LIST + "?Page=1", 1);
    links.follow(LIST + "?Page=2", 1);
    assertRefused(() -> links.follow(LIST + "?Page=1", 1), "was followed already");
    assertRefused(() -> links.follow(ORIGIN + LIST + "?Page=2", 1), "was followed already");
  }

  @Test
  void followsAHundredEmptyPagesAndNoMore() throws UnreadableException {
    for (int page = 1; page <= 100; page++) {
      links.follow(LIST + "?Page=" + page, 0);
    }
    assertRefused(() -> links.follow(LIST + "?Page=101", 0), "101 pages without a record");
  }

  @Test
  void countsEmptyPagesAnewAfterARecord() throws UnreadableException {
    for (int page = 1; page <= 300; page++) {
      assertThat(links.follow(LIST + "?Page=" + page, page % 100 == 0 ? 1 : 0)).isNotEmpty();
    }
  }

  @Test
  void endsAListThatNeverEnds() {
    assertRefused(
        () -> {
          for (int page = 1; page <= 1_000_000; page++) {
            links.follow(LIST + "?Page=" + page, 1000);
          }
        },
        "more than 500000 records");
  }

  private static void assertRefused(ThrowingCallable follow, String why) {
    assertThatThrownBy(follow)
        .isInstanceOfSatisfying(
            UnreadableException.class,
            e -> {
              assertThat(e.problem().reason()).isEqualTo(FailureReason.INVALID_PAGING);
              assertThat(e.problem().detail()).contains(why).contains("next_page_uri '");
              assertThat(e.problem().remedy()).isNotBlank();
            });
  }
}
