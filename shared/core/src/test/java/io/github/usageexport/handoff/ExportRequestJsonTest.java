package io.github.usageexport.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.RequestedRange.Dates;
import io.github.usageexport.run.RequestedRange.Lookback;
import io.github.usageexport.run.RequestedRange.Period;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportRequestJsonTest {
  private static final String ONE = "AC11111111111111111111111111111111";
  private static final String TWO = "AC22222222222222222222222222222222";

  @Test
  void theShippedEventIsTheMonthOfOctober() throws IOException {
    ExportRequest request =
        ExportRequestJson.parse(Files.readAllBytes(Path.of("../../events/usage-export.json")));

    assertThat(request.range()).isEqualTo(new Dates("2026-10-01", "2026-10-31"));
    assertThat(request.granularities()).containsExactly(Granularity.DAILY);
    assertThat(request.accounts()).isEmpty();
    assertThat(request.excluded()).isEmpty();
    assertThat(request.today()).isNull();
    assertThat(request.resumed()).isNull();
  }

  @Test
  void anEmptyObjectAsksForTheDefaultLookback() {
    assertThat(parse("{}").range()).isEqualTo(new Lookback(45));
  }

  @Test
  void everyWayToNameDaysIsUnderstood() {
    assertThat(parse("{'lookback_days':3}").range()).isEqualTo(new Lookback(3));
    assertThat(parse("{'period':'last-month'}").range()).isEqualTo(Period.LAST_MONTH);
    assertThat(parse("{'start_date':'-30days'}").range()).isEqualTo(new Dates("-30days", null));
    assertThat(parse("{'start_date':'2026-10-05','end_date':'-1day'}").range())
        .isEqualTo(new Dates("2026-10-05", "-1day"));
  }

  @Test
  void everyOtherKeyIsUnderstood() {
    ExportRequest request =
        parse(
            """
            {"granularities": ["daily", "all-time"], "account_sids": ["%s"],
             "exclude_accounts": ["%s"], "today": "2026-11-03", "add_parent": true}
            """
                .formatted(ONE, TWO));

    assertThat(request.granularities())
        .containsExactlyInAnyOrder(Granularity.DAILY, Granularity.ALL_TIME);
    assertThat(request.accounts()).containsExactly(new AccountSid(ONE));
    assertThat(request.excluded()).containsExactly(new AccountSid(TWO));
    assertThat(request.today()).isEqualTo(LocalDate.of(2026, 11, 3));
    assertThat(request.addParent()).isTrue();
    assertThat(parse("{}").addParent()).isFalse();
  }

  @Test
  void whatLambdaMakesOfTheBytesIsTheSameRequest() {
    Map<String, Object> handed =
        Map.of("start_date", "2026-10-01", "account_sids", List.of(ONE), "today", "2026-11-03");

    assertThat(ExportRequestJson.of(handed))
        .isEqualTo(
            parse(
                "{'start_date':'2026-10-01','account_sids':['%s'],'today':'2026-11-03'}"
                    .formatted(ONE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'start':1}                              | start is no key of a request: it knows start_date,
          {'START_DATE':'2026-10-01'}              | START_DATE is no key of a request
          {'start_date':'2026-13-01'}              | start_date '2026-13-01' is no date: YYYY-MM-DD
          {'start_date':'01.10.2026'}              | start_date '01.10.2026' is no date
          {'start_date':''}                        | start_date '' is no date
          {'start_date':20261001}                  | start_date 20261001 is no text
          {'start_date':null}                      | start_date null is no text
          {'start_date':'2026-10-01','end_date':7} | end_date 7 is no text
          {'start_date':'2026-10-01','end_date':'2026-02-30'} | end_date '2026-02-30' is no date
          {'start_date':'2026-10-02','end_date':'2026-10-01'} | end_date '2026-10-01' is before start_date '2026-10-02'
          {'start_date':'-3days','end_date':'-4days'} | end_date '-4days' is before start_date '-3days'
          {'end_date':'2026-10-01'}                | end_date '2026-10-01' has no start_date
          {'start_date':'2026-10-01','period':'today'} | start_date and period both say which days are meant
          {'start_date':'2026-10-01','lookback_days':3} | start_date and lookback_days both say
          {'lookback_days':3,'period':'today'}     | period and lookback_days both say
          {'period':'Last-Month'}                  | period 'Last-Month' is none of today, yesterday
          {'period':['today']}                     | period [today] is no text
          {'lookback_days':'45'}                   | lookback_days '45' is no whole number
          {'lookback_days':45.0}                   | lookback_days 45.0 is no whole number
          {'lookback_days':99999999999}            | lookback_days 99999999999 is no whole number
          {'lookback_days':true}                   | lookback_days true is no whole number
          {'lookback_days':0}                      | lookback_days 0 is not in 1..10000
          {'lookback_days':10001}                  | lookback_days 10001 is not in 1..10000
          {'granularities':'daily'}                | granularities 'daily' is no list
          {'granularities':[]}                     | granularities [] is empty
          {'granularities':['hourly']}             | granularities: 'hourly' is not a granularity: one of daily
          {'add_parent':'true'}                    | add_parent 'true' is neither true nor false
          {'granularities':[1]}                    | granularities 1 is no text
          {'account_sids':['AC1']}                 | account_sids: 'AC1' is not an account SID
          {'account_sids':[null]}                  | account_sids null is no text
          {'account_sids':[]}                      | account_sids [] is empty
          {'exclude_accounts':{}}                  | exclude_accounts {} is no list
          {'exclude_accounts':['ac22222222222222222222222222222222']} | is not an account SID
          {'today':'-1day'}                        | today '-1day' is no date: YYYY-MM-DD
          {'today':'2026-11-03T00:00:00Z'}         | today '2026-11-03T00:00:00Z' is no date
          """,
      quoteCharacter = '"')
  void aRequestThatCannotBeMetIsRefusedByName(String json, String message) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> parse(json))
        .withMessageContaining(message);
  }

  @Test
  void anAccountBothAskedForAndExcludedIsRefused() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(
            () -> parse("{'account_sids':['%s'],'exclude_accounts':['%s']}".formatted(ONE, ONE)))
        .withMessageContaining(ONE)
        .withMessageContaining("both asked for and excluded");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> parse("{'lookback_days':3,'lookback_days':3}"))
        .withMessage("lookback_days stands twice: keep one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "45", "null", "'today'"})
  void whatIsNoObjectIsRefused(String json) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> parse(json))
        .withMessageContaining("the request is no JSON object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{'period':'today'", "{'period':}", "{period:1}", "{'a':1,}", "{'a':NaN}"})
  void brokenJsonIsRefusedWithItsPlace(String json) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> parse(json))
        .withMessageMatching("(?s)the request is no JSON: line \\d+, column \\d+: .*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "{}]", "{}x"})
  void whatFollowsTheObjectIsRefused(String json) {
    assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> parse(json));
  }

  @Test
  void deepNestingIsRefusedAndNotFollowed() {
    String deep = "{'a':" + "[".repeat(100_000);

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> parse(deep))
        .withMessageContaining("nesting depth");
  }

  @Test
  void theValueOfAnUnknownKeyIsNotRepeated() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> parse("{'auth_token':'0123456789abcdef'}"))
        .withMessageStartingWith("auth_token is no key of a request")
        .withMessageNotContaining("0123456789abcdef");
  }

  @Test
  void aLongValueIsCutInTheMessage() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> parse("{'lookback_days':'%s'}".formatted("9".repeat(1_000))))
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(300));
  }

  /** Single quotation marks stand for double ones, so that the cases can be read. */
  private static ExportRequest parse(String json) {
    return ExportRequestJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
