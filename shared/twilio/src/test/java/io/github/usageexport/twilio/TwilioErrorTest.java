package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioErrorTest {
  private static TwilioError parse(String body) {
    return TwilioError.parse(Pages.utf8(body));
  }

  @Test
  void readsTwiliosError() {
    TwilioError error =
        parse(
            """
            {"code":20404,"message":"The requested resource was not found",\
            "more_info":"https://www.twilio.com/docs/errors/20404","status":404}\
            """);
    assertThat(error).isEqualTo(new TwilioError(20404, "The requested resource was not found"));
    assertThat(error.describe(404))
        .isEqualTo("404, error 20404: The requested resource was not found");
  }

  /** RFC 9457, which newer Twilio APIs use; what is added is passed over. */
  @Test
  void readsACodeAmongFieldsThatItDoesNotKnow() {
    assertThat(parse("{\"type\":\"x\",\"params\":{\"code\":1},\"code\":20429,\"errors\":[{}]}"))
        .isEqualTo(new TwilioError(20429, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>503</html>",
        "null",
        "[]",
        "{}",
        "{\"code\":\"20404\"}",
        "{\"code\":null,\"message\":null}",
        "{\"code\":99999999999999}",
        "{\"code\":20404",
      })
  void isNoErrorAndNoException(String body) {
    assertThat(parse(body)).isEqualTo(new TwilioError(0, ""));
    assertThat(parse(body).describe(503)).isEqualTo("503");
  }

  @ParameterizedTest
  @CsvSource({"x, 200", "\ud83d\ude00, 200"})
  void cutsALongMessageBetweenCharacters(String character, int most) {
    String message = parse("{\"message\":\"a" + character.repeat(500) + "\"}").message();
    assertThat(message.length()).isBetween(most - 1, most);
    assertThat(Character.isHighSurrogate(message.charAt(message.length() - 1))).isFalse();
  }
}
