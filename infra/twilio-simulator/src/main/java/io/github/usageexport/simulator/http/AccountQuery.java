package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.world.AccountStatus;
import io.github.usageexport.simulator.world.SimulatedAccount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request for the list of accounts, understood. Its pages hang on SIDs, not on numbers: "PA" and
 * a SID is what follows that account, "PB" what comes before it.
 *
 * @param token empty for the first page
 * @param filters the parameters that every link repeats
 */
record AccountQuery(int pageSize, int page, String token, QueryString filters) {
  private static final List<String> FILTERS = List.of("FriendlyName", "Status");
  private static final Pattern TOKEN = Pattern.compile("P[AB]AC[0-9a-fA-F]{32}");

  static AccountQuery of(QueryString query) {
    var token = query.value("PageToken").orElse("");
    var page = query.value("Page").orElse("0");
    if (!page.matches("\\d{1,6}")
        || (token.isEmpty() != page.equals("0") && !isBackToFirst(token))) {
      throw ApiError.invalidPageToken();
    }
    if (!token.isEmpty() && !TOKEN.matcher(token).matches()) {
      throw ApiError.invalidPageToken();
    }
    query.value("Status").ifPresent(AccountQuery::checkStatus);
    return new AccountQuery(
        Paging.pageSize(query), Integer.parseInt(page), token, query.only(FILTERS));
  }

  boolean isForward() {
    return !token.startsWith("PB");
  }

  /** The SID after or before which the page lies; empty for the first page. */
  String cursor() {
    return token.isEmpty() ? "" : token.substring(2);
  }

  boolean matches(SimulatedAccount account, Instant now) {
    return filters.value("FriendlyName").map(account.friendlyName()::equals).orElse(true)
        && filters.value("Status").map(account.status(now).text()::equals).orElse(true);
  }

  String uri() {
    return uri(page, token);
  }

  String firstPageUri() {
    return uri(0, "");
  }

  Optional<String> after(SimulatedAccount last) {
    return Optional.of(uri(page + 1, "PA" + last.sid()));
  }

  Optional<String> before(SimulatedAccount first) {
    return Optional.of(uri(Math.max(0, page - 1), "PB" + first.sid()));
  }

  private String uri(int number, String pageToken) {
    var query =
        filters.with("PageSize", String.valueOf(pageSize)).with("Page", String.valueOf(number));
    var full = pageToken.isEmpty() ? query : query.with("PageToken", pageToken);
    return Route.ROOT + ".json?" + full.text();
  }

  private static boolean isBackToFirst(String token) {
    return token.startsWith("PB");
  }

  private static void checkStatus(String text) {
    if (Stream.of(AccountStatus.values()).noneMatch(status -> status.text().equals(text))) {
      throw ApiError.badRequest("Invalid Status");
    }
  }
}
