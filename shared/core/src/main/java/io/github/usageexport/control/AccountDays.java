package io.github.usageexport.control;

import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.PeriodView;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.UsagePeriod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One day of every account, account by account. */
final class AccountDays implements AutoCloseable {
  /** Accounts mostly share a few lists. */
  private static final int LISTS = 64;

  private final SnapshotStore snapshots;
  private final PeriodView view;
  private final AccountCursor<Version> versions;
  private final AccountCursor<Version> dayBefore;
  private final Map<String, StatedCategories> lists = new HashMap<>();

  private AccountDays(SnapshotStore snapshots, PeriodView view) {
    this.snapshots = snapshots;
    this.view = view;
    UsagePeriod before = UsagePeriod.day(view.period().firstDay().minusDays(1));
    this.versions =
        new AccountCursor<>(snapshots.versions(view.period()), version -> version.account().sid());
    this.dayBefore =
        new AccountCursor<>(snapshots.currentVersions(before), version -> version.account().sid());
  }

  static AccountDays open(SnapshotStore snapshots, PeriodView view) {
    return new AccountDays(snapshots, view);
  }

  /** To be called in order of account. */
  AccountDay take(Account account) {
    Head head = view.heads().getOrDefault(account.sid(), new Head(view.period(), null, null));
    int known = head.known().map(Head.Belief::versions).orElse(0);
    List<Version> of =
        versions.take(account.sid()).stream()
            // One that was recorded since the heads were read is for the next look.
            .filter(version -> version.number() <= known)
            .toList();
    List<Version> before = dayBefore.take(account.sid());
    return new AccountDay(
        account,
        head,
        head.known().map(view::state).orElse(SettlementState.OPEN),
        of,
        before.isEmpty() ? null : before.getFirst(),
        this::list);
  }

  private StatedCategories list(String digest) {
    if (lists.size() > LISTS) {
      lists.clear();
    }
    return lists.computeIfAbsent(digest, snapshots::categories);
  }

  @Override
  public void close() {
    versions.close();
    dayBefore.close();
  }
}
