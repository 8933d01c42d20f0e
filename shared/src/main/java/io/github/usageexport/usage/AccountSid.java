package io.github.usageexport.usage;

import java.util.regex.Pattern;

/**
 * The SID of a Twilio account: {@code AC} and 32 hexadecimal digits, as Twilio's published OpenAPI
 * description states it. Ordered by its text, which for these characters is UTF-8 byte order.
 */
public record AccountSid(String value) implements Comparable<AccountSid> {
  private static final Pattern FORM = Pattern.compile("AC[0-9a-fA-F]{32}");

  public AccountSid {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' is not an account SID: AC and 32 hexadecimal digits, as in the Console");
    }
  }

  @Override
  public int compareTo(AccountSid other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
