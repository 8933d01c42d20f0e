package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SliceChange;
import io.github.usageexport.snapshot.SliceHead;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/** Keeps versions and heads in a {@link DynamoTable}. */
public final class DynamoSnapshotStore implements SnapshotStore {
  private final DynamoTable table;
  private final CategoryItems categories;
  private final RecordedAccounts accounts;
  private final VersionItem versions;
  private final SliceCommit commit;
  private final PeriodItems periods;

  /**
   * @param settlement what a version's state is shown by in the console; no program reads it there
   */
  public DynamoSnapshotStore(DynamoTable table, Settlement settlement) {
    this.table = table;
    this.categories = new CategoryItems(table);
    this.accounts = new RecordedAccounts(table);
    this.versions = new VersionItem(new ContentItem(new Parts(table)), settlement);
    this.commit = new SliceCommit(table, versions);
    this.periods = new PeriodItems(table, accounts, versions);
  }

  @Override
  public String id() {
    return table.id();
  }

  @Override
  public SliceHead head(SliceKey key) {
    return table
        .get(ItemKey.head(key))
        .map(item -> HeadItem.read(key, item))
        .orElseGet(() -> SliceHead.unrecorded(key));
  }

  /** What the heads will name is written before them: lists of categories, the account. */
  @Override
  public boolean commit(SliceChange change) {
    categories.keep(change.categories());
    if (change.before().revision() == 0) {
      accounts.add(change.before().key().account());
    }
    return commit.write(change);
  }

  @Override
  public boolean holds(AccountSid account, UsagePeriod period, Instant asOf, String digest) {
    String shortDigest = Content.shortened(digest);
    return table
        .query(ItemKey.partition(account), ItemKey.versions(period, asOf, shortDigest))
        .stream()
        .anyMatch(item -> versions.read(account, period, item).content().digest().equals(digest));
  }

  @Override
  public Version version(AccountSid account, UsagePeriod period, int number) {
    return periods.versions(account, period).stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new StoreException(
                    ("The DynamoDB table '%s' has no version %s of account %s and %s: restore the"
                            + " table to a point in time when it had")
                        .formatted(table.name(), number, account, period)));
  }

  @Override
  public SortedSet<UsagePeriod> periods(AccountSid account) {
    return periods.periods(account);
  }

  @Override
  public List<AccountHead> heads(UsagePeriod period) {
    return periods.heads(period);
  }

  @Override
  public Stream<Version> currentVersions(UsagePeriod period) {
    return periods.currentVersions(period);
  }

  @Override
  public Stream<Version> versions(UsagePeriod period) {
    return periods.versions(period);
  }

  @Override
  public StatedCategories categories(String digest) {
    return categories.find(digest);
  }

  /** Nothing to do: what DynamoDB has answered to is durable. */
  @Override
  public void flush() {}
}
