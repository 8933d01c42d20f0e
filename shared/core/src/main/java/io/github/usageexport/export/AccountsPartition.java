package io.github.usageexport.export;

import io.github.usageexport.lake.AccountRow;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.PartitionSource;
import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.Digest;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.usage.Account;
import java.util.List;

/** Every account ever listed. That one was seen again is no change. */
final class AccountsPartition {
  private AccountsPartition() {}

  static PartitionSource<AccountRow> of(AccountStore accounts, String catalogueVersion) {
    List<KnownAccount> all = accounts.accounts();
    Digest digest = new Digest().add(Datasets.SCHEMA_VERSION);
    for (KnownAccount known : all) {
      Account account = known.account();
      digest
          .add(account.sid())
          .add(account.name())
          .add(account.status())
          .add(account.parent())
          .add(account.dateCreated())
          .add(known.firstSeen())
          .add(known.statusSince())
          .add(known.listed());
    }
    return new PartitionSource<>(
        new PartitionFooter(digest.hex(), all.size(), catalogueVersion),
        true,
        () -> all.stream().map(AccountsPartition::row));
  }

  private static AccountRow row(KnownAccount known) {
    Account account = known.account();
    return new AccountRow(
        account.sid(),
        account.name(),
        account.status(),
        account.parent(),
        account.dateCreated(),
        known.firstSeen(),
        known.lastSeen(),
        known.statusSince(),
        known.listed());
  }
}
