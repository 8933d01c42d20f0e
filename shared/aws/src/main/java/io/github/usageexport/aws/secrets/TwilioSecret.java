package io.github.usageexport.aws.secrets;

import io.github.usageexport.handoff.JsonFields;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.twilio.TwilioCredentials;
import io.github.usageexport.usage.AccountSid;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the secret holds.
 *
 * @param parent the account whose subaccounts are read
 */
record TwilioSecret(AccountSid parent, TwilioCredentials credentials) {
  private static final String SHAPE =
      "put {\"account_sid\": \"AC…\", \"auth_token\": \"…\"} there, or {\"account_sid\": \"AC…\","
          + " \"api_key\": \"SK…\", \"api_secret\": \"…\"}";

  /**
   * @param arn names the secret in messages
   * @throws SecretException naming the key that is missing or wrong, and no value
   */
  static TwilioSecret of(String arn, @Nullable String json) {
    Map<String, @Nullable Object> fields = fields(arn, json);
    AccountSid parent = parent(arn, required(arn, fields, "account_sid"));
    if (fields.containsKey("auth_token") && fields.containsKey("api_key")) {
      throw wrong(arn, "holds both auth_token and api_key: keep one, the token reads subaccounts");
    }
    if (fields.containsKey("api_key") || fields.containsKey("api_secret")) {
      return new TwilioSecret(
          parent,
          apiKey(arn, required(arn, fields, "api_key"), required(arn, fields, "api_secret")));
    }
    return new TwilioSecret(
        parent, new TwilioCredentials(parent.value(), required(arn, fields, "auth_token")));
  }

  private static Map<String, @Nullable Object> fields(String arn, @Nullable String json) {
    try {
      return JsonFields.of((json == null ? "" : json).getBytes(StandardCharsets.UTF_8));
    } catch (InvalidRequestException _) {
      // Its message may quote what it cannot read, so it is no cause of this one.
      throw wrong(arn, "holds no JSON object");
    }
  }

  private static String required(String arn, Map<String, @Nullable Object> fields, String key) {
    if (fields.get(key) instanceof String text && !text.isBlank()) {
      return text.strip();
    }
    throw wrong(
        arn, fields.containsKey(key) ? "holds no text under " + key : "lacks the key " + key);
  }

  private static AccountSid parent(String arn, String sid) {
    try {
      return new AccountSid(sid);
    } catch (IllegalArgumentException _) {
      throw wrong(arn, "holds no account SID under account_sid, which is AC and 32 hex digits");
    }
  }

  private static TwilioCredentials apiKey(String arn, String key, String secret) {
    try {
      return TwilioCredentials.ofApiKey(key, secret);
    } catch (IllegalArgumentException _) {
      throw wrong(arn, "holds no API key under api_key, which is SK and 32 hex digits");
    }
  }

  private static SecretException wrong(String arn, String what) {
    return new SecretException("the secret %s %s: %s".formatted(arn, what, SHAPE), null);
  }

  @Override
  public String toString() {
    return "TwilioSecret[" + parent + "]";
  }
}
