package io.github.usageexport.simulator.http;

/** The credentials that Twilio hands out, by what they may read. */
public enum CredentialKind {
  /** The parent's SID and auth token: everything. */
  MAIN_TOKEN,
  /** A Main API key of the parent: the list of accounts and the parent's own resources. */
  MAIN_KEY,
  /** A Standard API key of the parent: the parent's own resources, but not the accounts. */
  STANDARD_KEY,
  /** A Restricted API key of the parent with the Usage permission: as a Standard one. */
  RESTRICTED_KEY,
  /** A subaccount's SID and auth token: that subaccount only. */
  SUBACCOUNT_TOKEN,
  /** An API key made in a subaccount: that subaccount only. */
  SUBACCOUNT_KEY;

  boolean isMain() {
    return this != SUBACCOUNT_TOKEN && this != SUBACCOUNT_KEY;
  }

  boolean readsAccounts() {
    return this != STANDARD_KEY && this != RESTRICTED_KEY;
  }

  boolean isToken() {
    return this == MAIN_TOKEN || this == SUBACCOUNT_TOKEN;
  }
}
