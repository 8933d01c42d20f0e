package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeBodyTest {
  private static final int AT_MOST = 5 << 20;

  /** Smaller and larger than what is made room for in advance. */
  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 8 << 10, 200_000, 4 << 20, AT_MOST - 1, AT_MOST})
  void isWhatWasSentWhetherItsLengthWasPromisedOrNot(int length) throws Exception {
    byte[] sent = bytes(length);
    assertThat(get(promised(sent))).isEqualTo(sent);
    assertThat(get(chunked(sent))).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(ints = {AT_MOST + 1, 2 * AT_MOST})
  void refusesALongerOne(int length) {
    byte[] sent = bytes(length);
    assertThatThrownBy(() -> get(promised(sent)))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("the answer is longer than 5242880 bytes");
    assertThatThrownBy(() -> get(chunked(sent)))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("the answer is longer than 5242880 bytes");
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(length).nextBytes(bytes);
    return bytes;
  }

  private static Answer promised(byte[] body) {
    return send(body, body.length);
  }

  private static Answer chunked(byte[] body) {
    return send(body, 0);
  }

  private static Answer send(byte[] body, int promised) {
    return (exchange, _) -> {
      exchange.sendResponseHeaders(200, promised);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().close();
    };
  }

  private static byte[] get(Answer answer) throws Exception {
    try (ScriptedTwilio server = new ScriptedTwilio(ScriptedTwilio.inTurn(answer));
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response =
          client.send(
              HttpRequest.newBuilder(server.baseUrl()).build(), WholeBody.ofAtMost(AT_MOST));
      return response.body();
    }
  }
}
