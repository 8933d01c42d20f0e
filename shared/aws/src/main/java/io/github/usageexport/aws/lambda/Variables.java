package io.github.usageexport.aws.lambda;

import io.github.usageexport.aws.s3.S3Location;
import io.github.usageexport.twilio.NetworkSettings;
import io.github.usageexport.twilio.TwilioSettings;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads settings from environment variables. What is wrong is gathered, and stands in for nothing:
 * what a reader gives then is only there until {@link #requireSound} tells all problems at once.
 */
public final class Variables {
  /** An answer to a variable that is missing or wrong; never seen after {@link #requireSound}. */
  private static final String WRONG = "wrong";

  private static final S3Location NO_LAKE = new S3Location(WRONG, "");
  private static final int MOST_CONCURRENCY = 1000;

  private final Map<String, String> variables;
  private final List<String> problems = new ArrayList<>();

  public Variables(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * @throws SettingsException naming every variable that is missing or wrong
   */
  public void requireSound() {
    if (!problems.isEmpty()) {
      throw new SettingsException(
          "the function's environment is wrong: " + String.join("; ", problems));
    }
  }

  /** Empty if it is not set or blank, as templates write what is left out. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /**
   * @param meaning what it is and where to find it, for a message
   */
  public String required(String name, String meaning) {
    return optional(name)
        .orElseGet(() -> wrong("%s is not set: %s".formatted(name, meaning), WRONG));
  }

  /** The name of the table that every function works on. */
  public String table() {
    return required("TABLE_NAME", "the table of the snapshots, the stack's output TableName");
  }

  /**
   * An ARN of a service. The value of one that is none is not told: it may be the secret itself.
   */
  public String arn(String name, String service, String meaning) {
    String arn = required(name, meaning);
    return arn.equals(WRONG) || isArn(arn, service)
        ? arn
        : wrong(
            "%s is no ARN of %s (arn:aws:%s:…): %s".formatted(name, service, service, meaning),
            WRONG);
  }

  /** As {@link #arn}, or empty. */
  public Optional<String> optionalArn(String name, String service, String meaning) {
    return optional(name).isEmpty() ? Optional.empty() : Optional.of(arn(name, service, meaning));
  }

  /** How many requests may be in flight at once, 1 to 1000. */
  public int concurrency(String name) {
    String text = required(name, "how many requests to Twilio one invocation may have in flight");
    boolean isNumber = text.matches("[0-9]{1,4}");
    if (isNumber && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST_CONCURRENCY) {
      return Integer.parseInt(text);
    }
    return text.equals(WRONG)
        ? 1
        : wrong(
            "%s '%s' is no whole number in 1..%d: 20 suits most"
                .formatted(name, text, MOST_CONCURRENCY),
            1);
  }

  /** A GMT day. */
  public LocalDate day(String name, String meaning) {
    String text = required(name, meaning);
    try {
      return text.equals(WRONG) ? LocalDate.EPOCH : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return wrong("%s '%s' is no date: YYYY-MM-DD".formatted(name, text), LocalDate.EPOCH);
    }
  }

  /**
   * Where the lake lies.
   *
   * @param bucket names the variable of the bucket
   * @param prefix names the variable of the folder below it, which may be left out
   */
  public S3Location lake(String bucket, String prefix) {
    String name = required(bucket, "the bucket of the lake, the stack's output LakeBucket");
    try {
      return new S3Location(name, optional(prefix).orElse("").replaceAll("^/+|/+$", ""));
    } catch (IllegalArgumentException e) {
      return wrong("%s, %s: %s".formatted(bucket, prefix, e.getMessage()), NO_LAKE);
    }
  }

  /** The variables that say where AWS answers, if not at AWS. */
  public Map<String, String> endpoints() {
    Map<String, String> endpoints = new TreeMap<>(variables);
    endpoints.keySet().removeIf(name -> !name.startsWith("AWS_ENDPOINT_URL"));
    return endpoints;
  }

  /** Where Twilio is, by default its own address. */
  public URI twilioBaseUrl(String name) {
    String text = optional(name).orElse(TwilioSettings.TWILIO.toString());
    try {
      return TwilioSettings.baseUrl(text);
    } catch (IllegalArgumentException e) {
      return wrong("%s: %s".formatted(name, e.getMessage()), TwilioSettings.TWILIO);
    }
  }

  /** The way to Twilio: {@code HTTPS_PROXY}, {@code SSL_CERT_FILE} and their like. */
  public NetworkSettings network(URI baseUrl) {
    try {
      return NetworkSettings.of(variables, baseUrl);
    } catch (IllegalArgumentException e) {
      return wrong(String.valueOf(e.getMessage()), NetworkSettings.DIRECT);
    }
  }

  private static boolean isArn(String text, String service) {
    return text.matches("arn:[a-z0-9-]+:" + service + ":\\S+");
  }

  private <T> T wrong(String problem, T answer) {
    problems.add(problem);
    return answer;
  }
}
