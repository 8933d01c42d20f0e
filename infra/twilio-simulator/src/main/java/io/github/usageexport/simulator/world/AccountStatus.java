package io.github.usageexport.simulator.world;

import java.util.Locale;

/** Status of an account, by the names of Twilio's OpenAPI. */
public enum AccountStatus {
  ACTIVE,
  SUSPENDED,
  CLOSED;

  /** As Twilio writes it: in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
