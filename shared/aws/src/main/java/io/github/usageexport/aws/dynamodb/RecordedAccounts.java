package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.usage.AccountSid;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which accounts have anything recorded. A day of all accounts is found through this list, so an
 * account is on it before its first head is written: mostly because its {@link DynamoAccountStore}
 * item is there since the run was planned, else by a bare key.
 */
final class RecordedAccounts {
  private final DynamoTable table;
  private final Set<AccountSid> known = ConcurrentHashMap.newKeySet();

  RecordedAccounts(DynamoTable table) {
    this.table = table;
  }

  /** In order. */
  List<AccountSid> list() {
    return new ItemQuery(table, ItemKey.ACCOUNTS, null)
        .sortKeys().stream().map(AccountSid::new).toList();
  }

  void add(AccountSid account) {
    if (!known.contains(account)) {
      ItemKey key = ItemKey.account(account);
      if (table.get(key).isEmpty()) {
        table.putIfAbsent(ItemWriter.at(key));
      }
      known.add(account);
    }
  }
}
