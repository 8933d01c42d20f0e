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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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

  /** Two letters at least: one is a drive of Windows. */
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/");

  private static final Pattern TABLE_NAME =
      Pattern.compile(
          "(arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/)?[A-Za-z0-9_.-]{3,255}");

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

  /**
   * The folder of store and lake: the option, else the environment, else the default.
   *
   * @throws InvalidRequestException if it cannot be a folder; names the option or the variable
   */
  Path data(@Nullable String option) {
    return setting("--data", option, DATA)
        .map(setting -> folder(setting.name(), setting.value()))
        .orElseGet(() -> folder("--data", DEFAULT_DATA));
  }

  /**
   * The lake's place in S3; empty if it is a folder.
   *
   * @throws InvalidRequestException if it is meant to be in S3 and no such place
   */
  Optional<S3Location> lakeInS3(@Nullable String option) {
    return setting("--lake", option, LAKE)
        .filter(setting -> S3Location.isMeantBy(setting.value()))
        .map(setting -> OptionText.value(setting.name(), setting.value(), S3Location::parse));
  }

  /**
   * The lake's folder.
   *
   * @throws InvalidRequestException if it is in S3, or cannot be a folder
   */
  Path lakeFolder(@Nullable String option, Path data) {
    Optional<Setting> setting = setting("--lake", option, LAKE);
    if (setting.isEmpty()) {
      return folder("--data", data.resolve("lake").toString());
    }
    String name = setting.get().name();
    String value = setting.get().value();
    if (S3Location.isMeantBy(value)) {
      throw new InvalidRequestException(
          "%s '%s' is in S3, and this command reads a folder: name one".formatted(name, value));
    }
    if (URL.matcher(value).lookingAt()) {
      throw new InvalidRequestException(
          "%s '%s' is not a supported location: name a folder, or s3://bucket/prefix"
              .formatted(name, value));
    }
    return folder(name, value);
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

  /**
   * The name of the table that is the store; empty for the embedded one.
   *
   * @throws InvalidRequestException if no table can have that name
   */
  Optional<String> table(@Nullable String option) {
    Optional<Setting> setting = setting("--table", option, TABLE);
    setting
        .filter(each -> !TABLE_NAME.matcher(each.value()).matches())
        .ifPresent(
            each -> {
              throw new InvalidRequestException(
                  "%s '%s' is not a valid DynamoDB table name: 3 to 255 letters, digits, _ . and -,"
                          .formatted(each.name(), each.value())
                      + " or the table's ARN");
            });
    return setting.map(Setting::value);
  }

  /**
   * A folder, there or to be made.
   *
   * @param name of the option or the variable that names it
   * @throws InvalidRequestException if it cannot be one
   */
  static Path folder(String name, String value) {
    if (URL.matcher(value).lookingAt()) {
      throw new InvalidRequestException(
          "%s '%s' is not a folder of this machine: name one".formatted(name, value));
    }
    Path folder = OptionText.value(name, value, Path::of);
    Path present = folder.toAbsolutePath();
    while (present != null && !Files.exists(present)) {
      present = present.getParent();
    }
    if (present != null && !Files.isDirectory(present)) {
      throw new InvalidRequestException(
          "%s '%s' is not a folder: %s is a file. Move it away, or name another folder"
              .formatted(name, folder, present));
    }
    return folder;
  }

  /** What a user set, by the name of the option or of the variable. */
  private record Setting(String name, String value) {}

  private Optional<Setting> setting(String option, @Nullable String given, String variable) {
    if (given == null) {
      return Optional.ofNullable(text(variable)).map(value -> new Setting(variable, value));
    }
    if (given.isBlank()) {
      throw new InvalidRequestException(
          "%s '%s' is empty: give it a value, or leave the option out".formatted(option, given));
    }
    return Optional.of(new Setting(option, given));
  }

  /**
   * A variable's value as it was meant: some readers of environment files leave quotation marks,
   * carriage returns and the word {@code export} where they stand.
   *
   * @return null if it is not set, or set to nothing
   */
  private @Nullable String text(String name) {
    for (String spelled : List.of(name, "export " + name)) {
      String value = unquoted(variables.getOrDefault(spelled, ""));
      if (!value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  private static String unquoted(String value) {
    String text = value.strip();
    for (String mark : List.of("\"", "'")) {
      if (text.length() > 1 && text.startsWith(mark) && text.endsWith(mark)) {
        return text.substring(1, text.length() - 1).strip();
      }
    }
    return text;
  }
}
