package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "https://api.twilio.com, https://api.twilio.com",
    "https://api.twilio.com/, https://api.twilio.com",
    "https://api.dublin.ie1.twilio.com, https://api.dublin.ie1.twilio.com",
    "https://proxy.example:8443/, https://proxy.example:8443",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "http://localhost:8080/, http://localhost:8080",
    "http://[::1]:8080, http://[::1]:8080",
  })
  void takesAnOriginThatCredentialsMayGoTo(String url, String origin) {
    assertThat(TwilioSettings.of(URI.create(url), Reader.PARENT, 1).origin()).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.twilio.com",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "https://api.twilio.com/2010-04-01",
        "https://api.twilio.com?x=1",
        "https://api.twilio.com#x",
        "https:///x",
        "https:api.twilio.com",
        "ftp://api.twilio.com",
        "api.twilio.com",
        "",
      })
  void refusesAnyOtherBaseUrlByNameAndRule(String url) {
    assertThatThrownBy(() -> TwilioSettings.of(URI.create(url), Reader.PARENT, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + url + "' cannot be the base URL")
        .hasMessageContaining("as in https://api.twilio.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:hunter2@api.twilio.com",
        "https://user:hunter2/hunter2@api.twilio.com",
        "user:hunter2@api.twilio.com",
        "https://user:hunter2 @api.twilio.com",
        "https://api.twilio.com?token=hunter2hunter2hunter2hunter2hunter2",
        "hunter2hunter2hunter2hunter2hunter2",
      })
  void tellsNothingOfABaseUrlThatMayBeSecret(String url) {
    assertThatThrownBy(() -> TwilioSettings.baseUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be the base URL")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @Test
  void refusesToReadWithoutConcurrency() {
    assertThatThrownBy(() -> TwilioSettings.of(TwilioSettings.TWILIO, Reader.PARENT, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max concurrency 0 is not positive");
  }
}
