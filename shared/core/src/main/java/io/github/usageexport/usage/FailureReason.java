package io.github.usageexport.usage;

/** Why an account's usage could not be read, or gave no statement; a closed list. */
public enum FailureReason {
  /** Gone from Twilio, or listed and answering 404 to everything; its last good data is kept. */
  ACCOUNT_GONE(false),
  /** Twilio holds no usage for the window, and the account itself still answers. */
  NO_DATA(false),
  /** Twilio says there is no usage in a window for which amounts are known. */
  NO_DATA_AFTER_DATA(true),
  /** The credentials are not allowed to read this account. */
  UNAUTHORISED(true),
  /** A next page that leaves the origin, the account or the resource, or repeats. */
  INVALID_PAGING(true),
  /** A record that cannot be: outside the range, of another account, an amount that is none. */
  INVALID_RECORD(true),
  /** No usable answer within the time given. */
  UNAVAILABLE(true),
  /** Handed back before it was read, because time ran out or the run was stopped. */
  NOT_READ(true);

  private final boolean failure;

  FailureReason(boolean failure) {
    this.failure = failure;
  }

  /** Whether it makes a run PARTIAL. */
  public boolean isFailure() {
    return failure;
  }
}
