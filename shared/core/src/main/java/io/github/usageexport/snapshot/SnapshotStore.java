package io.github.usageexport.snapshot;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Keeps heads and versions. A version is added and never changed; heads change only by {@link
 * #commit}. Every failure of the store itself is a {@link StoreException}.
 */
public interface SnapshotStore {

  /** The name of this store, which the lake remembers as its owner. */
  String id();

  /** The heads of a slice as of now; unrecorded if it never was. */
  SliceHead head(SliceKey key);

  /**
   * Makes one change, whole.
   *
   * @return false, and nothing is changed, if the slice is no longer as the change was decided on
   */
  boolean commit(SliceChange change);

  /** Whether a version with this as_of and content is kept. */
  boolean holds(AccountSid account, UsagePeriod period, Instant asOf, String digest);

  /**
   * @throws StoreException if there is no such version
   */
  Version version(AccountSid account, UsagePeriod period, int number);

  /** Every period that the account has a head of, in order. */
  SortedSet<UsagePeriod> periods(AccountSid account);

  /** The heads of every account that has one for this period, in order of account. */
  List<AccountHead> heads(UsagePeriod period);

  /** The current versions of a period, in order of account. To be closed. */
  Stream<Version> currentVersions(UsagePeriod period);

  /**
   * The accounts whose current version of a period has one of these flags, in order. To be closed.
   * A store that can tell without reading whole versions does.
   */
  default Stream<AccountSid> flagged(UsagePeriod period, Set<QualityFlag> flags) {
    return currentVersions(period)
        .filter(version -> !Collections.disjoint(version.flags(), flags))
        .map(version -> version.account().sid());
  }

  /** Every version of a period, in order of account and number. To be closed. */
  Stream<Version> versions(UsagePeriod period);

  /** The list of stated categories with this digest. */
  StatedCategories categories(String digest);

  /** Returns when everything committed would survive the loss of power. */
  void flush();

  /** The head of one account's period. */
  record AccountHead(AccountSid account, Head head) {}
}
