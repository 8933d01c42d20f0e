package io.github.usageexport.simulator.fault;

import java.util.Optional;

/**
 * One kind of fault, for the requests that fit. Recoverable kinds strike the first attempt of each
 * request and no later one, the others every attempt, until told otherwise.
 *
 * @param accountSid the account to strike; empty for every account
 * @param resource the resource to strike; empty for every resource
 * @param page the page to strike; negative for every page
 * @param leastPageSize requests with a smaller page are left alone
 * @param attempts how many attempts of the same request are struck
 */
public record ScriptedFault(
    FaultKind kind, String accountSid, String resource, int page, int leastPageSize, int attempts)
    implements FaultSchedule {
  private static final int EVERY_PAGE = -1;

  public ScriptedFault {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts " + attempts + " must be 1 or more");
    }
  }

  public static ScriptedFault of(FaultKind kind) {
    var lasts = !kind.recoverable() || kind == FaultKind.PAGE_SIZE_REFUSED;
    return new ScriptedFault(kind, "", "", EVERY_PAGE, 0, lasts ? Integer.MAX_VALUE : 1);
  }

  /** A page size is refused from this one on, for one account. */
  public static ScriptedFault pageSizeRefused(String accountSid, int fromPageSize) {
    return new ScriptedFault(
        FaultKind.PAGE_SIZE_REFUSED, accountSid, "", EVERY_PAGE, fromPageSize, Integer.MAX_VALUE);
  }

  public ScriptedFault onAccount(String sid) {
    return new ScriptedFault(kind, sid, resource, page, leastPageSize, attempts);
  }

  /** On {@code Accounts}, {@code Account}, {@code Records}, {@code Daily}, … only. */
  public ScriptedFault onResource(String name) {
    return new ScriptedFault(kind, accountSid, name, page, leastPageSize, attempts);
  }

  public ScriptedFault onPage(int number) {
    return new ScriptedFault(kind, accountSid, resource, number, leastPageSize, attempts);
  }

  public ScriptedFault forAttempts(int count) {
    return new ScriptedFault(kind, accountSid, resource, page, leastPageSize, count);
  }

  @Override
  public Optional<FaultKind> faultFor(ApiRequest request) {
    return fits(request) ? Optional.of(kind) : Optional.empty();
  }

  private boolean fits(ApiRequest request) {
    return (accountSid.isEmpty() || accountSid.equals(request.accountSid()))
        && (resource.isEmpty() || resource.equals(request.resource()))
        && (page == EVERY_PAGE || page == request.page())
        && request.pageSize() >= leastPageSize
        && request.attempt() < attempts
        && (request.isUsage() || kind != FaultKind.NO_DATA_404);
  }
}
