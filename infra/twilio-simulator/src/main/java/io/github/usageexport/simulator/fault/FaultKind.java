package io.github.usageexport.simulator.fault;

import static io.github.usageexport.simulator.fault.FaultLayer.ANSWER;
import static io.github.usageexport.simulator.fault.FaultLayer.CONTENT;
import static io.github.usageexport.simulator.fault.FaultLayer.DELIVERY;

/** Everything that can go wrong with an answer, by name. */
public enum FaultKind {
  /** 429 with code 20429 and no Retry-After. */
  THROTTLED(ANSWER, true),
  /** 429 with code 20429 and a Retry-After in seconds. */
  THROTTLED_RETRY_AFTER(ANSWER, true),
  /** 500 with code 20500. */
  SERVER_ERROR(ANSWER, true),
  /** 500 with code 20500 for as long as the page size is too large for the account. */
  PAGE_SIZE_REFUSED(ANSWER, true),
  /** 502, 503 or 504 with a page of HTML. */
  BAD_GATEWAY_HTML(ANSWER, true),
  /** The connection is closed before a byte is answered. */
  CONNECTION_RESET(DELIVERY, true),
  /** Good headers, then half of the body, then the connection is closed. */
  TRUNCATED_BODY(DELIVERY, true),
  /** Good headers, half of the body, then nothing until the cap; then the connection is closed. */
  STALLED_BODY(DELIVERY, true),
  /** A few bytes at a time until the cap; then the connection is closed. */
  TRICKLED_BODY(DELIVERY, true),
  /** 401 with code 20003 though the credential is good. */
  SPORADIC_401(ANSWER, true),
  /** A page without rows that links to the rows that were asked for; no row is lost. */
  EMPTY_MIDDLE_PAGE(CONTENT, true),
  /** The list moved by one since the page before: its last row is repeated, another is left out. */
  MOVING_LIST(CONTENT, true),

  /** The next page is this page. */
  REPEATED_NEXT_PAGE(CONTENT, false),
  /** The next page is at the decoy: an absolute address on another port. */
  NEXT_PAGE_OTHER_ORIGIN(CONTENT, false),
  /** The next page is {@code @evil.example/…}: another host, if it is glued to the origin. */
  NEXT_PAGE_AT_HOST(CONTENT, false),
  /** The next page is {@code //evil.example/…}: another host, if it is resolved. */
  NEXT_PAGE_DOUBLE_SLASH(CONTENT, false),
  /** The next page belongs to another account. */
  NEXT_PAGE_OTHER_ACCOUNT(CONTENT, false),
  /** The next page belongs to another resource. */
  NEXT_PAGE_OTHER_RESOURCE(CONTENT, false),
  /** 302 to the decoy. */
  REDIRECT(ANSWER, false),
  /** 500 with code 20500, always. */
  ALWAYS_500(ANSWER, false),
  /** 401 with code 20003, always. */
  ALWAYS_401(ANSWER, false),
  /** 404 with code 20404 on everything of a listed account. */
  GONE_404(ANSWER, false),
  /** 404 with code 20404 on the account's usage, while the account itself answers. */
  NO_DATA_404(ANSWER, false),
  /** A price that is no decimal number. */
  BAD_AMOUNT(CONTENT, false),
  /** A price of nineteen digits before the point. */
  OVERSIZED_AMOUNT(CONTENT, false),
  /** A row of the day before the range. */
  ROW_OUTSIDE_RANGE(CONTENT, false),
  /** A row in another account's name. */
  ROW_OF_OTHER_ACCOUNT(CONTENT, false),
  /** An as_of three hours ahead of the clock. */
  FUTURE_AS_OF(CONTENT, false),
  /** A row that stands twice on its page. */
  DUPLICATE_ROW(CONTENT, false),
  /** A row whose price is in another currency; it is a statement that a reader should keep. */
  SECOND_CURRENCY(CONTENT, false);

  private final FaultLayer layer;
  private final boolean recoverable;

  FaultKind(FaultLayer layer, boolean recoverable) {
    this.layer = layer;
    this.recoverable = recoverable;
  }

  public FaultLayer layer() {
    return layer;
  }

  /** Whether a patient reader still reads exactly the truth. */
  public boolean recoverable() {
    return recoverable;
  }
}
