package io.github.usageexport.usage;

/**
 * The status of an account in Twilio's word: {@code active}, {@code suspended}, {@code closed}. An
 * open set: a word that Twilio adds is kept as it stands.
 */
public record AccountStatus(String value) {
  public static final AccountStatus ACTIVE = new AccountStatus("active");
  public static final AccountStatus SUSPENDED = new AccountStatus("suspended");
  public static final AccountStatus CLOSED = new AccountStatus("closed");

  public AccountStatus {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an account status is a word such as active");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
