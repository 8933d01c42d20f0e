package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.Head.Belief;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.SnapshotStore.AccountHead;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.UsagePeriod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads one period of all accounts: its heads first, whose keys lead to the versions. A few
 * requests are ahead of the reader, so that memory holds no more than they bring.
 */
record PeriodItems(DynamoTable table, RecordedAccounts accounts, VersionItem items) {
  private static final int BATCHES_AHEAD = 4;
  private static final int VERSIONS_IN_A_BATCH = 50;
  private static final int ACCOUNTS_AHEAD = 16;

  SortedSet<UsagePeriod> periods(AccountSid account) {
    SortedSet<UsagePeriod> periods = new TreeSet<>();
    for (Item item : table.query(ItemKey.partition(account), ItemKey.HEADS)) {
      SliceKey slice = ItemKey.slice(account, item.text(TableDefinition.SORT_KEY));
      periods.addAll(HeadItem.read(slice, item).heads().keySet());
    }
    return periods;
  }

  List<AccountHead> heads(UsagePeriod period) {
    try (Stream<List<AccountHead>> batches =
        ReadAhead.map(
            ItemBatches.chunks(accounts.list(), ItemBatches.MOST_READ),
            BATCHES_AHEAD,
            chunk -> heads(chunk, period))) {
      return batches.flatMap(List::stream).toList();
    }
  }

  Stream<Version> currentVersions(UsagePeriod period) {
    return ReadAhead.map(
            ItemBatches.chunks(believed(period), VERSIONS_IN_A_BATCH),
            BATCHES_AHEAD,
            chunk -> currentVersions(chunk, period))
        .flatMap(List::stream);
  }

  /** As the heads had them: a version that is added meanwhile is left to the next reader. */
  Stream<Version> versions(UsagePeriod period) {
    return ReadAhead.map(believed(period), ACCOUNTS_AHEAD, believed -> versions(believed, period))
        .flatMap(List::stream);
  }

  /** In order of number. */
  List<Version> versions(AccountSid account, UsagePeriod period) {
    return table.query(ItemKey.partition(account), ItemKey.versions(period)).stream()
        .map(item -> items.read(account, period, item))
        .sorted(Comparator.comparingInt(Version::number))
        .toList();
  }

  private record Believed(AccountSid account, Belief belief) {
    ItemKey current(UsagePeriod period) {
      return ItemKey.version(account, period, belief.asOf(), belief.digest(), belief.current());
    }
  }

  private List<Believed> believed(UsagePeriod period) {
    return heads(period).stream()
        .flatMap(
            head ->
                head.head().known().stream().map(belief -> new Believed(head.account(), belief)))
        .toList();
  }

  private List<AccountHead> heads(List<AccountSid> accounts, UsagePeriod period) {
    List<SliceKey> slices = accounts.stream().map(account -> SliceKey.of(account, period)).toList();
    Map<ItemKey, Item> found =
        new ItemBatches(table).get(slices.stream().map(ItemKey::head).toList());
    List<AccountHead> heads = new ArrayList<>();
    for (SliceKey slice : slices) {
      Item item = found.get(ItemKey.head(slice));
      Head head = item == null ? null : HeadItem.read(slice, item).heads().get(period);
      if (head != null) {
        heads.add(new AccountHead(slice.account(), head));
      }
    }
    return heads;
  }

  private List<Version> currentVersions(List<Believed> chunk, UsagePeriod period) {
    Map<ItemKey, Item> found =
        new ItemBatches(table).get(chunk.stream().map(each -> each.current(period)).toList());
    return chunk.stream()
        .map(
            each -> {
              Item item = found.get(each.current(period));
              if (item == null) {
                throw lacks(each, period, "version " + each.belief().current());
              }
              return items.read(each.account(), period, item);
            })
        .toList();
  }

  private List<Version> versions(Believed believed, UsagePeriod period) {
    int known = believed.belief().versions();
    List<Version> versions =
        versions(believed.account(), period).stream()
            .filter(version -> version.number() <= known)
            .toList();
    if (versions.size() != known) {
      throw lacks(believed, period, "%s of %s versions".formatted(known - versions.size(), known));
    }
    return versions;
  }

  private StoreException lacks(Believed believed, UsagePeriod period, String what) {
    return new StoreException(
        ("The DynamoDB table '%s' lacks %s of account %s and %s: restore the table to a point in"
                + " time when it had")
            .formatted(table.name(), what, believed.account(), period));
  }
}
