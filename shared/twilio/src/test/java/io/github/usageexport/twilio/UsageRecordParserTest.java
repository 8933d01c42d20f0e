package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsageRecord;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageRecordParserTest {
  private static UsageRecord record(String members) throws Exception {
    return new UsagePageParser(Pages.ACCOUNT).parse(Pages.ofRecord(members)).records().getFirst();
  }

  private static UsageRecord recordWith(String member) throws Exception {
    return record(Pages.required() + "," + member);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"2192.84855\", 2192.84855",
        "2192.84855, 2192.84855",
        "\"0\", 0",
        "0, 0",
        "0.00, 0",
        "-3.50, -3.5",
        "\"-3.50\", -3.5",
        "1.5E3, 1500",
        "123456789012345678.0123456789, 123456789012345678.0123456789",
      })
  void readsAnAmountAsTextOrAsNumberExactly(String json, String exact) throws Exception {
    assertThat(recordWith("\"price\":" + json).price()).isEqualTo(Amount.parse(exact));
    assertThat(recordWith("\"usage\":" + json).usage()).isEqualTo(Amount.parse(exact));
    assertThat(recordWith("\"count\":" + json).count()).isEqualTo(Amount.parse(exact));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\""})
  void takesNullAndTheEmptyStringAsNotStated(String json) throws Exception {
    UsageRecord row =
        recordWith(
            """
            "count":%1$s,"usage":%1$s,"price":%1$s,"count_unit":%1$s,"usage_unit":%1$s,\
            "price_unit":%1$s,"description":%1$s,"as_of":%1$s,"account_sid":%1$s\
            """
                .formatted(json));
    assertThat(row).isEqualTo(record(Pages.required()));
    assertThat(row.price()).isNull();
    assertThat(row.asOf()).isNull();
    assertThat(row.account()).isEqualTo(Pages.ACCOUNT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"abc\"",
        "\"1 2\"",
        "\"NaN\"",
        "\"Infinity\"",
        "\"1,5\"",
        "1E400",
        "\"10E2147483647\"",
        "10E2147483647",
        "1234567890123456789",
        "true",
        "{}",
        "[\"1\"]",
        "{\"value\":\"1\"}"
      })
  void refusesAnAmountThatIsNoneOrDoesNotFit(String json) {
    assertThatThrownBy(() -> recordWith("\"price\":" + json))
        .isInstanceOfSatisfying(
            UnreadableException.class,
            e -> {
              assertThat(e.problem().reason()).isEqualTo(FailureReason.INVALID_RECORD);
              assertThat(e.problem().detail())
                  .contains("calls", Pages.ACCOUNT.value(), "2026-10-01", "price");
              assertThat(e.problem().remedy()).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "{}", "[\"1\"]", "{\"value\":\"1\"}"})
  void takesAnotherTypeAsAPageThatIsNone(String json) {
    assertThatThrownBy(() -> recordWith("\"category\":" + json)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> recordWith("\"as_of\":" + json)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"subresource_uris\":{\"daily\":\"/x\",\"price\":\"9\"}",
        "\"new\":[[{\"category\":\"no\"}]]",
        "\"api_version\":\"2010-04-01\"",
        "\"Price\":\"9\"",
        "\"uri\":null",
      })
  void passesOverFieldsThatItDoesNotKnow(String member) throws Exception {
    assertThat(recordWith(member)).isEqualTo(record(Pages.required()));
  }

  /** As every JSON reader does; Twilio was never seen to do so. */
  @Test
  void takesTheLastOfAFieldStatedTwice() throws Exception {
    assertThat(recordWith("\"price\":\"1\",\"price\":\"2\"").price()).isEqualTo(Amount.parse("2"));
  }

  @ParameterizedTest
  @CsvSource({
    "2019-06-24T22:32:49+00:00, 2019-06-24T22:32:49Z",
    "2019-06-24T22:32:49Z, 2019-06-24T22:32:49Z",
    "2019-06-25T00:32:49+02:00, 2019-06-24T22:32:49Z",
    "2019-06-24T22:32:49.123456+00:00, 2019-06-24T22:32:49.123Z",
    "2019-06-24T22:32+00:00, 2019-06-24T22:32:00Z",
    "2019-06-24T22:32:49, 2019-06-24T22:32:49Z",
    "2019-06-24 22:32:49+00:00, 2019-06-24T22:32:49Z",
    "'Mon, 24 Jun 2019 22:32:49 +0000', 2019-06-24T22:32:49Z",
  })
  void readsAnAsOfInUtcToTheMillisecond(String text, Instant moment) throws Exception {
    assertThat(recordWith("\"as_of\":\"" + text + "\"").asOf()).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2019-06-24",
        "1561415569",
        "2019-02-30T00:00:00Z",
        "now",
        "-999999999-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z"
      })
  void refusesAnAsOfThatIsNoMomentOfTwilio(String text) {
    assertInvalid("\"as_of\":\"" + text + "\"", "as_of");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "\"start_date\":\"2026-10-01\",\"end_date\":\"2026-10-01\"; it has no category",
        "\"category\":\"\",\"start_date\":\"2026-10-01\"; it has no category",
        "\"category\":\"calls\",\"end_date\":\"2026-10-01\"; it has no start_date",
        "\"category\":\"calls\",\"start_date\":\"2026-10-01\"; it has no end_date",
        "\"category\":\"calls\",\"start_date\":\"2026-13-01\"; start_date '2026-13-01' is not",
        "\"category\":\"calls\",\"start_date\":\"01.10.2026\"; start_date '01.10.2026' is not",
        "\"category\":\"calls\",\"start_date\":20261001; start_date '20261001' is not YYYY-MM-DD",
      })
  void refusesARecordWithoutWhatItMustHave(String members, String why) {
    assertThatThrownBy(() -> record(members))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(why);
  }

  @Test
  void refusesARecordThatEndsBeforeItBegins() {
    assertThatThrownBy(
            () ->
                record(
                    "\"category\":\"calls\",\"start_date\":\"2026-10-02\","
                        + "\"end_date\":\"2026-10-01\""))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("end_date 2026-10-01 is before start_date 2026-10-02");
  }

  @Test
  void refusesARecordOfAnotherAccount() {
    assertInvalid(
        "\"account_sid\":\"ACbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"",
        "it is of account ACbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
  }

  @Test
  void refusesACategoryThatUtf8CannotHold() {
    assertInvalid("\"category\":\"sms\\ud83d\"", "half a character");
  }

  /** Seventy such records would make a day that the store cannot keep. */
  @ParameterizedTest
  @ValueSource(strings = {"description", "count_unit", "usage_unit", "price_unit"})
  void refusesATextOfALengthThatTwilioNeverHas(String field) throws Exception {
    assertInvalid("\"%s\":\"%s\"".formatted(field, "x".repeat(60_000)), "its " + field);
    assertThat(recordWith("\"%s\":\"%s\"".formatted(field, "x".repeat(200)))).isNotNull();
  }

  private static void assertInvalid(String member, String why) {
    assertThatThrownBy(() -> recordWith(member))
        .isInstanceOfSatisfying(
            UnreadableException.class,
            e -> {
              assertThat(e.problem().reason()).isEqualTo(FailureReason.INVALID_RECORD);
              assertThat(e.problem().detail()).contains(why, Pages.ACCOUNT.value());
            });
  }
}
