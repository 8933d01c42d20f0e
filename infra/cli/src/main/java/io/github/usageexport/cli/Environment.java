package io.github.usageexport.cli;

import io.github.usageexport.aws.s3.S3LakeStore;
import io.github.usageexport.aws.s3.S3Location;
import io.github.usageexport.cli.lake.DirectoryLakeStore;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.Pause;
import io.github.usageexport.twilio.CredentialSource;
import io.github.usageexport.twilio.NetworkSettings;
import io.github.usageexport.twilio.Twilio;
import io.github.usageexport.twilio.TwilioCredentials;
import io.github.usageexport.twilio.TwilioSettings;
import io.github.usageexport.usage.AccountSid;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The environment variables that commands read; every problem is reported at once. */
final class Environment {
  static final String ACCOUNT_SID = "TWILIO_ACCOUNT_SID";
  static final String AUTH_TOKEN = "TWILIO_AUTH_TOKEN";
  static final String API_KEY = "TWILIO_API_KEY";
  static final String API_SECRET = "TWILIO_API_SECRET";
  static final String BASE_URL = "TWILIO_BASE_URL";
  static final String REGION = "TWILIO_REGION";
  static final String EDGE = "TWILIO_EDGE";
  static final String DATA = "USAGE_DATA";
  static final String LAKE = "USAGE_LAKE";
  static final String TABLE = "USAGE_TABLE";
  static final String DEFAULT_DATA = "usage-data";
  private static final int SECRET_LENGTH = 32;

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /** How to reach Twilio, and as whom. */
  record TwilioAccess(TwilioSettings settings, TwilioCredentials credentials) {

    Twilio open(Clock clock, Pause pause) {
      return new Twilio(
          settings, CredentialSource.of(credentials), clock, pause, new SecureRandom());
    }
  }

  /**
   * @throws InvalidRequestException naming every variable that is missing or wrong
   */
  TwilioAccess twilio(int maxConcurrency) {
    List<String> problems = new ArrayList<>();
    AccountSid parent = accountSid(problems);
    TwilioCredentials credentials = credentials(parent, problems);
    TwilioSettings settings = settings(parent, maxConcurrency, problems);
    if (settings == null || credentials == null) {
      throw new InvalidRequestException(String.join("; ", problems));
    }
    return new TwilioAccess(settings, credentials);
  }

  private @Nullable AccountSid accountSid(List<String> problems) {
    String text = text(ACCOUNT_SID);
    if (text == null) {
      problems.add(
          "%s is not set: the main account's SID, from the Twilio Console".formatted(ACCOUNT_SID));
      return null;
    }
    try {
      return new AccountSid(text);
    } catch (IllegalArgumentException e) {
      problems.add(
          "%s: %s"
              .formatted(
                  ACCOUNT_SID,
                  mayBeSecret(text)
                      ? "no account SID: AC and 32 hexadecimal digits (its value is not shown, it"
                          + " may be the token)"
                      : e.getMessage()));
      return null;
    }
  }

  /** Tokens and API secrets have this length; names and values are easily swapped. */
  private static boolean mayBeSecret(String text) {
    return !text.startsWith("AC") || text.length() == SECRET_LENGTH;
  }

  private @Nullable TwilioCredentials credentials(
      @Nullable AccountSid parent, List<String> problems) {
    String token = text(AUTH_TOKEN);
    String key = text(API_KEY);
    String secret = text(API_SECRET);
    if (token != null && key != null) {
      problems.add(
          "both %s and %s are set: unset one, the token reads every subaccount"
              .formatted(AUTH_TOKEN, API_KEY));
    } else if (token != null) {
      return parent == null ? null : new TwilioCredentials(parent.value(), token);
    } else if (key != null && secret != null) {
      return apiKey(key, secret, problems);
    } else if (key != null || secret != null) {
      problems.add(
          "%s is not set: an API key needs both %s and %s"
              .formatted(key == null ? API_KEY : API_SECRET, API_KEY, API_SECRET));
    } else {
      problems.add(
          "%s is not set: the main account's auth token (or %s and %s)"
              .formatted(AUTH_TOKEN, API_KEY, API_SECRET));
    }
    return null;
  }

  private static @Nullable TwilioCredentials apiKey(
      String key, String secret, List<String> problems) {
    try {
      return TwilioCredentials.ofApiKey(key, secret);
    } catch (IllegalArgumentException e) {
      problems.add(API_KEY + ": " + e.getMessage());
      return null;
    }
  }

  private @Nullable TwilioSettings settings(
      @Nullable AccountSid parent, int maxConcurrency, List<String> problems) {
    URI base = baseUrl(problems);
    if (base == null) {
      return null;
    }
    try {
      NetworkSettings network = NetworkSettings.of(variables, base);
      return parent == null ? null : TwilioSettings.of(base, parent, maxConcurrency, network);
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable URI baseUrl(List<String> problems) {
    String url = text(BASE_URL);
    String region = text(REGION);
    String edge = text(EDGE);
    if (url != null && (region != null || edge != null)) {
      problems.add(
          "both %s and %s are set: unset one, each says where Twilio is"
              .formatted(BASE_URL, region != null ? REGION : EDGE));
      return null;
    }
    try {
      return url == null
          ? TwilioSettings.regionalUrl(Optional.ofNullable(region), Optional.ofNullable(edge))
          : TwilioSettings.baseUrl(url);
    } catch (IllegalArgumentException e) {
      String name =
          url != null
              ? BASE_URL
              : region != null && edge != null
                  ? REGION + ", " + EDGE
                  : region != null ? REGION : EDGE;
      problems.add(name + ": " + e.getMessage());
      return null;
    }
  }

  /** The folder of store and lake: the option, else the environment, else the default. */
  Path data(@Nullable Path option) {
    String text = text(DATA);
    return option != null ? option : Path.of(text == null ? DEFAULT_DATA : text);
  }

  /**
   * The lake's place in S3; empty if it is a folder.
   *
   * @throws InvalidRequestException if it is meant to be in S3 and no such place
   */
  Optional<S3Location> lakeInS3(@Nullable String option) {
    String text = option != null ? option : text(LAKE);
    if (text == null || !S3Location.isMeantBy(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(S3Location.parse(text));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("lake: " + e.getMessage(), e);
    }
  }

  /**
   * The lake's folder.
   *
   * @throws InvalidRequestException if it is in S3
   */
  Path lakeFolder(@Nullable String option, Path data) {
    String text = option != null ? option : text(LAKE);
    if (text == null) {
      return data.resolve("lake");
    }
    if (S3Location.isMeantBy(text)) {
      throw new InvalidRequestException(
          "lake '%s' is in S3, and this command reads a folder: name one".formatted(text));
    }
    return Path.of(text);
  }

  /**
   * The lake, in a folder or in S3.
   *
   * @throws InvalidRequestException if it is meant to be in S3 and cannot be reached there
   */
  LakeStore lake(@Nullable String option, Path data) {
    Optional<S3Location> inS3 = lakeInS3(option);
    if (inS3.isEmpty()) {
      return new DirectoryLakeStore(lakeFolder(option, data));
    }
    try {
      return S3LakeStore.connect(inS3.get(), null, variables);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The name of the table that is the store; empty for the embedded one. */
  Optional<String> table(@Nullable String option) {
    return Optional.ofNullable(option != null ? option : text(TABLE));
  }

  private @Nullable String text(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
