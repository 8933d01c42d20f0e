package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSettingsTest {
  private static NetworkSettings with(Map<String, String> environment) {
    return NetworkSettings.of(environment, TwilioSettings.TWILIO);
  }

  @Test
  void readsTheProxyOfTheSchemeWithItsCredentialsAndShowsNone() {
    NetworkSettings.Proxy proxy =
        with(Map.of("HTTPS_PROXY", "http://me:s3cr%40t@proxy.example.com:3128", "HTTP_PROXY", "x"))
            .proxy();
    assertThat(proxy).hasToString("proxy.example.com:3128 (HTTPS_PROXY)");
    assertThat(proxy).isNotNull();
    assertThat(proxy.authorization()).isEqualTo("Basic bWU6czNjckB0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "twilio.com", ".twilio.com", "x, api.twilio.com:443", "*.twilio.com"})
  void goesDirectToWhatNoProxyNames(String exceptions) {
    assertThat(with(Map.of("https_proxy", "proxy:3128", "NO_PROXY", exceptions)).proxy()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://me:s3cret@proxy:1", "socks5://me:s3cret@proxy", "http://s3cret@"})
  void refusesOtherProxiesWithoutShowingThem(String url) {
    assertThatThrownBy(() -> with(Map.of("HTTPS_PROXY", url)))
        .hasMessageContaining("HTTPS_PROXY")
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void refusesACaFileThatIsNotThere() {
    assertThatThrownBy(() -> with(Map.of("SSL_CERT_FILE", "/nowhere/ca.pem")))
        .hasMessageContaining("SSL_CERT_FILE '/nowhere/ca.pem' cannot be read");
  }

  @Test
  void makesTheHostOfRegionAndEdgeAsTwiliosLibrariesDo() {
    Optional<String> none = Optional.empty();
    assertThat(TwilioSettings.regionalUrl(none, none)).isEqualTo(TwilioSettings.TWILIO);
    assertThat(TwilioSettings.regionalUrl(Optional.of("ie1"), Optional.of("dublin")))
        .isEqualTo(URI.create("https://api.dublin.ie1.twilio.com"));
    assertThat(TwilioSettings.regionalUrl(none, Optional.of("dublin")))
        .isEqualTo(URI.create("https://api.dublin.us1.twilio.com"));
    assertThat(TwilioSettings.regionalUrl(Optional.of("ie1"), none))
        .isEqualTo(URI.create("https://api.ie1.twilio.com"));
  }
}
