package io.github.usageexport.twilio;

import io.github.usageexport.twilio.AccountPageParser.AccountPage;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of the account list has given so far. The list moves when an account is made
 * while it is read, so that a page may repeat an account of the page before, or pass one over.
 */
final class AccountList {
  private final SortedMap<AccountSid, Account> accounts = new TreeMap<>();
  private final PageIndexes indexes = new PageIndexes();
  private final List<String> strangers = new ArrayList<>();
  private @Nullable String flaw;

  void add(AccountPage page) {
    for (Account account : page.accounts()) {
      if (accounts.put(account.sid(), account) != null) {
        flawed("it has account %s twice".formatted(account.sid()));
      }
    }
    strangers.addAll(page.strangers());
    int rows = page.accounts().size() + page.strangers().size();
    if (PageIndexes.announcesOthers(rows, page.start(), page.end(), page.nextPageUri())) {
      flawed(
          "a page holds %d accounts and says that it holds %d to %d"
              .formatted(rows, page.start(), page.end()));
    }
    indexes
        .gapBefore(rows, page.start(), page.end())
        .ifPresent(gap -> flawed("its accounts %s are on no page".formatted(gap)));
  }

  private void flawed(String what) {
    if (flaw == null) {
      flaw = what;
    }
  }

  /** Why it cannot be the whole list; empty as long as nothing speaks against it. */
  Optional<String> flaw() {
    return Optional.ofNullable(flaw);
  }

  /** Entries that name no account, each as it stands. */
  List<String> strangers() {
    return strangers;
  }

  /** In order of SID. */
  SortedMap<AccountSid, Account> accounts() {
    return accounts;
  }
}
