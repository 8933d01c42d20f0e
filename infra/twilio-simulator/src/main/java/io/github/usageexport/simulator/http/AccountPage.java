package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.world.SimulatedAccount;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A page of accounts, the newest account first. */
record AccountPage(
    AccountQuery query,
    List<SimulatedAccount> accounts,
    Optional<String> next,
    Optional<String> previous) {
  private static final Comparator<SimulatedAccount> NEWEST_FIRST =
      Comparator.comparing(SimulatedAccount::created)
          .thenComparing(SimulatedAccount::sid)
          .reversed();

  /**
   * @throws ApiError if the page's token names no account of the list
   */
  static AccountPage of(AccountQuery query, List<SimulatedAccount> listed, Instant now) {
    var matching =
        listed.stream().filter(each -> query.matches(each, now)).sorted(NEWEST_FIRST).toList();
    var from = 0;
    var to = Math.min(matching.size(), query.pageSize());
    if (!query.cursor().isEmpty()) {
      var cursor = indexOf(matching, query.cursor());
      from = query.isForward() ? cursor + 1 : Math.max(0, cursor - query.pageSize());
      to = query.isForward() ? Math.min(matching.size(), from + query.pageSize()) : cursor;
    }
    var onPage = matching.subList(from, to);
    return new AccountPage(
        query,
        List.copyOf(onPage),
        to < matching.size() ? query.after(onPage.getLast()) : Optional.empty(),
        from > 0 && !onPage.isEmpty() ? query.before(onPage.getFirst()) : Optional.empty());
  }

  AccountPage withNext(String link) {
    return new AccountPage(query, accounts, Optional.of(link), previous);
  }

  int start() {
    return accounts.isEmpty() ? 0 : query.page() * query.pageSize();
  }

  int end() {
    return accounts.isEmpty() ? 0 : start() + accounts.size() - 1;
  }

  private static int indexOf(List<SimulatedAccount> accounts, String sid) {
    for (var i = 0; i < accounts.size(); i++) {
      if (accounts.get(i).sid().equals(sid)) {
        return i;
      }
    }
    throw ApiError.invalidPageToken();
  }
}
