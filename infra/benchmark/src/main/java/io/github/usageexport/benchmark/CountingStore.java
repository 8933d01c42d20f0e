package io.github.usageexport.benchmark;

import io.github.usageexport.snapshot.SliceChange;
import io.github.usageexport.snapshot.SliceHead;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.snapshot.VersionCodec;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Counts what the same calls would be in a DynamoDB table: a head is an item of at most 1 KB, a
 * version one of its packed content and some attributes in clear.
 */
final class CountingStore implements SnapshotStore {
  /** Keys, account, dates, digests and numbers of a version's item. */
  private static final int ATTRIBUTE_BYTES = 450;

  private static final int WRITE_UNIT = 1 << 10;
  private static final int READ_UNIT = 4 << 10;
  private static final int IN_A_TRANSACTION = 2;

  private final SnapshotStore store;
  private final AtomicLong readUnits = new AtomicLong();
  private final AtomicLong writeUnits = new AtomicLong();
  private final AtomicLong storedBytes = new AtomicLong();

  CountingStore(SnapshotStore store) {
    this.store = store;
  }

  /** Strongly consistent ones. */
  long readUnits() {
    return readUnits.get();
  }

  long writeUnits() {
    return writeUnits.get();
  }

  /** Bytes of new versions. */
  long storedBytes() {
    return storedBytes.get();
  }

  @Override
  public String id() {
    return store.id();
  }

  @Override
  public SliceHead head(SliceKey key) {
    readUnits.incrementAndGet();
    return store.head(key);
  }

  @Override
  public boolean commit(SliceChange change) {
    boolean committed = store.commit(change);
    long units = 1;
    for (Version version : change.versions()) {
      units += units(bytes(version), WRITE_UNIT);
      storedBytes.addAndGet(bytes(version));
    }
    writeUnits.addAndGet(change.versions().isEmpty() ? units : IN_A_TRANSACTION * units);
    return committed;
  }

  @Override
  public boolean holds(AccountSid account, UsagePeriod period, Instant asOf, String digest) {
    readUnits.incrementAndGet();
    return store.holds(account, period, asOf, digest);
  }

  @Override
  public Version version(AccountSid account, UsagePeriod period, int number) {
    return read(store.version(account, period, number));
  }

  @Override
  public SortedSet<UsagePeriod> periods(AccountSid account) {
    SortedSet<UsagePeriod> periods = store.periods(account);
    readUnits.addAndGet(periods.size());
    return periods;
  }

  @Override
  public List<AccountHead> heads(UsagePeriod period) {
    List<AccountHead> heads = store.heads(period);
    readUnits.addAndGet(heads.size());
    return heads;
  }

  @Override
  public Stream<Version> currentVersions(UsagePeriod period) {
    return store.currentVersions(period).map(this::read);
  }

  @Override
  public Stream<Version> versions(UsagePeriod period) {
    return store.versions(period).map(this::read);
  }

  @Override
  public StatedCategories categories(String digest) {
    return store.categories(digest);
  }

  @Override
  public void flush() {
    store.flush();
  }

  private Version read(Version version) {
    readUnits.addAndGet(units(bytes(version), READ_UNIT));
    return version;
  }

  private static int bytes(Version version) {
    return ATTRIBUTE_BYTES + VersionCodec.pack(version.content()).length;
  }

  static long units(long bytes, int unit) {
    return Math.ceilDiv(bytes, unit);
  }
}
