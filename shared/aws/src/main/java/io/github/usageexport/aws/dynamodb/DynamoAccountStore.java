package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import java.util.Collection;
import java.util.List;

/** Keeps accounts in a {@link DynamoTable}, an item each in one partition. */
public final class DynamoAccountStore implements AccountStore {
  private static final String NAME = "account_name";
  private static final String STATUS = "account_status";
  private static final String PARENT = "parent_account_sid";
  private static final String DATE_CREATED = "date_created";
  private static final String FIRST_SEEN = "first_seen";
  private static final String LAST_SEEN = "last_seen";
  private static final String STATUS_SINCE = "status_since";
  private static final String LISTED = "listed";

  private final DynamoTable table;

  public DynamoAccountStore(DynamoTable table) {
    this.table = table;
  }

  @Override
  public List<KnownAccount> accounts() {
    return table.query(ItemKey.ACCOUNTS).stream()
        // One that slices were recorded of before it was ever saved is but a key: RecordedAccounts.
        .filter(item -> item.has(STATUS))
        .map(DynamoAccountStore::read)
        .toList();
  }

  @Override
  public void save(Collection<KnownAccount> accounts) {
    new ItemBatches(table).put(accounts.stream().map(DynamoAccountStore::write).toList());
  }

  private static ItemWriter write(KnownAccount known) {
    Account account = known.account();
    return ItemWriter.at(ItemKey.account(account.sid()))
        .text(NAME, account.name())
        .text(STATUS, account.status().value())
        .text(PARENT, account.parent().value())
        .instant(DATE_CREATED, account.dateCreated())
        .instant(FIRST_SEEN, known.firstSeen())
        .instant(LAST_SEEN, known.lastSeen())
        .instant(STATUS_SINCE, known.statusSince())
        .is(LISTED, known.listed());
  }

  private static KnownAccount read(Item item) {
    return new KnownAccount(
        new Account(
            new AccountSid(item.text(TableDefinition.SORT_KEY)),
            item.text(NAME),
            new AccountStatus(item.text(STATUS)),
            new AccountSid(item.text(PARENT)),
            item.optionalInstant(DATE_CREATED)),
        item.instant(FIRST_SEEN),
        item.instant(LAST_SEEN),
        item.instant(STATUS_SINCE),
        item.is(LISTED));
  }
}
