package io.github.usageexport.twilio;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What HTTP Basic authentication sends: an account SID and its auth token, or an API key's SID and
 * its secret. The secret is in no text that this gives but {@link #authorization}.
 */
public record TwilioCredentials(String username, String secret) {
  private static final Pattern API_KEY = Pattern.compile("SK[0-9a-fA-F]{32}");

  public TwilioCredentials {
    if (username.isBlank() || secret.isBlank()) {
      throw new IllegalArgumentException("Twilio credentials need a username and a secret");
    }
  }

  /**
   * An API key and its secret.
   *
   * @throws IllegalArgumentException if the key is none; its value, which may be the secret, is not
   *     told
   */
  public static TwilioCredentials ofApiKey(String key, String secret) {
    if (!API_KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "no API key: SK and 32 hexadecimal digits (its value is not shown, it may be the"
              + " secret)");
    }
    return new TwilioCredentials(key, secret);
  }

  /** An API key of the main account reads the account list and the main account, no subaccount. */
  public boolean isApiKey() {
    return username.startsWith("SK");
  }

  /** The value of the Authorization header. */
  String authorization() {
    byte[] pair = (username + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public String toString() {
    return "TwilioCredentials[" + username + ", secret hidden]";
  }
}
