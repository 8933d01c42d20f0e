package io.github.usageexport.control;

/** What is compared with what; its name is the {@code check_id}. */
public enum ControlCheck {
  /** Of each account-day: what its additive categories cost against totalprice. */
  ADDITIVE_SUM(false, ""),
  /** Of each account-day: each category that holds others against the sum of those. */
  CATEGORY_CHILDREN(false, ""),
  /** Of a day: what the parent and all its subaccounts cost together against the sum of them. */
  PARENT_ROLLUP(false, ""),
  /** Of each account and month: its days against Twilio's record of the month. */
  DAYS_AGAINST_MONTH(false, ""),
  /** Of each account: days against Twilio's own sum of them, category by category. */
  DAYS_AGAINST_RECORDS(false, ""),
  /** Of a day: the accounts that were observed against those that are known. */
  ACCOUNTS_OBSERVED(false, ""),
  /** Whether all that Twilio had to say was read. */
  PAGES_COMPLETE(true, "Each account's list of categories is as long as the day before."),
  /** Whether an account-day has one currency. */
  ONE_CURRENCY(true, "Each account is charged in one currency."),
  /** Whether amounts that were known are gone altogether. */
  EMPTIED(true, "No account that had amounts has lost them all."),
  /** Whether totalprice fell with the rows that are no longer stated. */
  ABSENT_ROWS(true, "No category has vanished while totalprice stayed."),
  /** Whether every version is there as it was recorded, and the changes lead to the current one. */
  VERSIONS_ADD_UP(true, "Each current version is the first one and every change since.");

  private final boolean exceptional;
  private final String allIsWell;

  ControlCheck(boolean exceptional, String allIsWell) {
    this.exceptional = exceptional;
    this.allIsWell = allIsWell;
  }

  /**
   * Whether accounts show up only where it does not pass; if all pass, one row says so for all of
   * them.
   */
  boolean isExceptional() {
    return exceptional;
  }

  String allIsWell() {
    return allIsWell;
  }
}
