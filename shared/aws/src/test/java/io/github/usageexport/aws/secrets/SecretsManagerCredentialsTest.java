package io.github.usageexport.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.usageexport.twilio.TwilioCredentials;
import io.github.usageexport.usage.AccountSid;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class SecretsManagerCredentialsTest {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:twilio-AbCdEf";
  private static final String SID = "AC11111111111111111111111111111111";
  private static final String KEY = "SK22222222222222222222222222222222";
  private static final AccountSid ACCOUNT = new AccountSid(SID);

  private SecretServer server;
  private SecretsManagerClient client;
  private SecretsManagerCredentials credentials;

  @BeforeEach
  void start() throws IOException {
    server = new SecretServer();
    client =
        SecretsManagerClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .endpointOverride(server.endpoint())
            .build();
    credentials = new SecretsManagerCredentials(client, ARN);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void aTokenAndAKeyAreBothUnderstood() {
    server.put("{\"account_sid\":\"%s\",\"auth_token\":\"t0ken\"}".formatted(SID));
    assertThat(credentials.parent()).isEqualTo(ACCOUNT);
    assertThat(credentials.credentials(ACCOUNT)).isEqualTo(new TwilioCredentials(SID, "t0ken"));

    server.put(
        "{\"account_sid\":\"%s\",\"api_key\":\"%s\",\"api_secret\":\"s3cret\"}"
            .formatted(SID, KEY));
    credentials.refresh();
    assertThat(credentials.credentials(ACCOUNT)).isEqualTo(new TwilioCredentials(KEY, "s3cret"));
  }

  @Test
  void isFetchedOnceHoweverManyAskAndAnewAfterARefusal() throws Exception {
    server.put("{\"account_sid\":\"%s\",\"auth_token\":\"old\"}".formatted(SID));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<TwilioCredentials>> asking =
          IntStream.range(0, 20)
              .mapToObj(any -> threads.submit(() -> credentials.credentials(ACCOUNT)))
              .toList();
      for (Future<TwilioCredentials> each : asking) {
        assertThat(each.get().secret()).isEqualTo("old");
      }
    }
    assertThat(server.fetched()).isEqualTo(1);

    server.put("{\"account_sid\":\"%s\",\"auth_token\":\"rotated\"}".formatted(SID));
    assertThat(credentials.credentials(ACCOUNT).secret()).isEqualTo("old");
    credentials.refresh();
    assertThat(credentials.credentials(ACCOUNT).secret()).isEqualTo("rotated");
    assertThat(server.fetched()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hunter2|holds no JSON object",
        "\"hunter2\"|holds no JSON object",
        "{\"account_sid\":\"AC11111111111111111111111111111111\",\"auth_token\":\"hunter2\"|holds"
            + " no JSON object",
        "{\"auth_token\":\"hunter2\"}|lacks the key account_sid",
        "{\"account_sid\":\"AC11111111111111111111111111111111\",\"token\":\"hunter2\"}|lacks the"
            + " key auth_token",
        "{\"account_sid\":\"AC11111111111111111111111111111111\",\"auth_token\":17}|holds no text"
            + " under auth_token",
        "{\"account_sid\":\"AC11111111111111111111111111111111\",\"api_key\":\"hunter2\"}|lacks the"
            + " key api_secret",
        "{\"account_sid\":\"AC11111111111111111111111111111111\",\"api_key\":\"hunter2\",\"api_secret\":\"SK1\"}|holds"
            + " no API key under api_key",
        "{\"account_sid\":\"hunter2\",\"auth_token\":\"hunter2\"}|holds no account SID",
        "{\"account_sid\":\"AC11111111111111111111111111111111\",\"auth_token\":\"hunter2\",\"api_key\":\"hunter2\"}|holds"
            + " both auth_token and api_key",
      })
  void whatIsNoSecretIsNamedWithTheRemedyAndNoValue(String secret, String problem) {
    server.put(secret);

    assertThatExceptionOfType(SecretException.class)
        .isThrownBy(() -> credentials.parent())
        .withMessageContaining(ARN + " " + problem)
        .withMessageContaining("put {\"account_sid\"")
        .satisfies(wrong -> assertThat(printed(wrong)).doesNotContain("hunter2"));
  }

  @Test
  void aSecretThatIsNotThereIsNamedWithTheRemedy() {
    server.put(null);

    assertThatExceptionOfType(SecretException.class)
        .isThrownBy(() -> credentials.parent())
        .withMessageContaining(ARN + " cannot be read: ResourceNotFoundException")
        .withMessageContaining("TwilioSecretArn");
  }

  private static String printed(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
