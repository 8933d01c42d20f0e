package io.github.usageexport.usage;

/**
 * The SID of a Twilio account: {@code AC} and 32 hexadecimal digits, as Twilio's published OpenAPI
 * description states it. Ordered by its text, which for these characters is UTF-8 byte order.
 */
public record AccountSid(String value) implements Comparable<AccountSid> {
  private static final int LENGTH = 34;

  public AccountSid {
    if (!isSid(value)) {
      throw new IllegalArgumentException(
          "'" + value + "' is not an account SID: AC and 32 hexadecimal digits, as in the Console");
    }
  }

  private static boolean isSid(String value) {
    if (value.length() != LENGTH || !value.startsWith("AC")) {
      return false;
    }
    for (int i = 2; i < LENGTH; i++) {
      char digit = value.charAt(i);
      if (digit > 'f' || Character.digit(digit, 16) < 0) {
        return false;
      }
    }
    return true;
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
