package io.github.usageexport.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.usageexport.twilio.NetworkSettings;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:twilio-AbCdEf";

  @Test
  void readsWhatIsSet() {
    Variables variables =
        new Variables(
            Map.of(
                "TABLE_NAME", " usage ",
                "LAKE_BUCKET", "lake",
                "LAKE_PREFIX", "/a/b/",
                "TWILIO_SECRET_ARN", SECRET,
                "TWILIO_CONCURRENCY", "20",
                "LAKE_START_DATE", "2026-01-01",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:4566",
                "KMS_KEY_ARN", ""));

    assertThat(variables.table()).isEqualTo("usage");
    LakePlace lake = LakePlace.of(variables);
    assertThat(lake.location()).hasToString("s3://lake/a/b");
    assertThat(lake.endpoints()).isEqualTo(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"));
    assertThat(lake.kmsKey()).as("blank, as a template writes it").isEmpty();
    assertThat(TwilioPlace.of(variables))
        .isEqualTo(
            new TwilioPlace(SECRET, URI.create("https://api.twilio.com"), NetworkSettings.DIRECT));
    assertThat(variables.concurrency("TWILIO_CONCURRENCY")).isEqualTo(20);
    assertThat(variables.day("LAKE_START_DATE", "a day")).isEqualTo(LocalDate.of(2026, 1, 1));
    variables.requireSound();
  }

  @Test
  void tellsAllProblemsAtOnceWithValueRuleAndRemedy() {
    Variables variables =
        new Variables(
            Map.of(
                "TWILIO_BASE_URL", "http://example.com",
                "TWILIO_CONCURRENCY", "many",
                "LAKE_START_DATE", "1 January",
                "LAKE_BUCKET", "  "));
    variables.table();
    LakePlace.of(variables);
    TwilioPlace.of(variables);
    variables.concurrency("TWILIO_CONCURRENCY");
    variables.day("LAKE_START_DATE", "a day");

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(variables::requireSound)
        .satisfies(
            wrong ->
                assertThat(List.of(String.valueOf(wrong.getMessage()).split("; ")))
                    .satisfiesExactly(
                        table -> assertThat(table).contains("TABLE_NAME is not set", "TableName"),
                        bucket -> assertThat(bucket).contains("LAKE_BUCKET is not set"),
                        secret -> assertThat(secret).contains("TWILIO_SECRET_ARN is not set"),
                        url -> assertThat(url).contains("TWILIO_BASE_URL: 'http://example.com'"),
                        share ->
                            assertThat(share)
                                .contains(
                                    "TWILIO_CONCURRENCY 'many' is no whole number in 1..1000"),
                        day ->
                            assertThat(day).contains("LAKE_START_DATE '1 January'", "YYYY-MM-DD")));
  }

  @Test
  void aBucketThatCannotBeIsTold() {
    Variables variables = new Variables(Map.of("LAKE_BUCKET", "My Bucket"));
    LakePlace.of(variables);

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(variables::requireSound)
        .withMessageContaining("LAKE_BUCKET")
        .withMessageContaining("My Bucket");
  }

  @Test
  void whatStandsInPlaceOfAnArnIsNotTold() {
    Variables variables = new Variables(Map.of("TWILIO_SECRET_ARN", "a-token-of-thirty-two"));
    TwilioPlace.of(variables);

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(variables::requireSound)
        .withMessageContaining("TWILIO_SECRET_ARN is no ARN of secretsmanager")
        .withMessageNotContaining("a-token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "-1", "2.5", "99999999999"})
  void aShareThatIsNoneIsWrong(String share) {
    Variables variables = new Variables(Map.of("TWILIO_CONCURRENCY", share));
    variables.concurrency("TWILIO_CONCURRENCY");

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(variables::requireSound)
        .withMessageContaining("'" + share + "'");
  }
}
