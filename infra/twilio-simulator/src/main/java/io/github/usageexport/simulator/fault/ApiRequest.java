package io.github.usageexport.simulator.fault;

/**
 * A request as a schedule of faults sees it.
 *
 * @param accountSid the account in the path; the parent for the list of accounts
 * @param resource {@code Accounts}, {@code Account}, {@code Records}, {@code Daily}, …
 * @param target path and query as they were sent
 * @param page the number of the page that is asked for, from 0
 * @param pageSize how many rows are asked for; 0 where there are no pages
 * @param attempt how many times this very target was asked for since the schedule began
 */
public record ApiRequest(
    String accountSid, String resource, String target, int page, int pageSize, int attempt) {
  /** Resource of the list of accounts. */
  public static final String ACCOUNTS = "Accounts";

  /** Resource of a single account. */
  public static final String ACCOUNT = "Account";

  public ApiRequest {
    if (page < 0 || pageSize < 0 || attempt < 0) {
      throw new IllegalArgumentException(
          "page %d, page size %d and attempt %d must not be below zero"
              .formatted(page, pageSize, attempt));
    }
  }

  /** Whether it asks for usage, not for accounts. */
  public boolean isUsage() {
    return !resource.equals(ACCOUNTS) && !resource.equals(ACCOUNT);
  }
}
