package io.github.usageexport.control;

import io.github.usageexport.lake.ControlTotalRow;
import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.PartitionSource;
import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.Digest;
import io.github.usageexport.snapshot.Head.Belief;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.snapshot.PeriodView;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a day adds up: the rows of {@code control_totals}, from the store alone. Those of a month
 * lie under its first day. However many accounts there are, memory holds a bounded number of them.
 */
public record ControlTotals(
    SnapshotStore snapshots,
    AccountStore accounts,
    ControlStore controls,
    CategoryCatalogue catalogue,
    Settlement settlement,
    Clock clock) {

  /** The rows of a day as they are now, in order. To be closed. */
  public Stream<ControlTotalRow> rows(UsagePeriod day, String runId) {
    Compared compared = compare(view(day));
    return rows(compared, runId, clock.instant());
  }

  private PeriodView view(UsagePeriod day) {
    return PeriodView.of(day, snapshots, accounts, settlement);
  }

  /** What a first pass over the store found. */
  public final class Compared {
    private final PeriodView view;
    private final Kept kept;
    private final List<Finding> together;
    private final ControlCounts counts;
    private final String digest;

    private Compared(
        PeriodView view, Kept kept, List<Finding> together, ControlCounts counts, String digest) {
      this.view = view;
      this.kept = kept;
      this.together = together;
      this.counts = counts;
      this.digest = digest;
    }

    public ControlCounts counts() {
      return counts;
    }

    public PartitionSource<ControlTotalRow> source(String runId) {
      Instant checkedAt = clock.instant();
      return new PartitionSource<>(
          new PartitionFooter(digest, view.versions(), catalogue.version()),
          view.begins(),
          () -> rows(this, runId, checkedAt));
    }
  }

  /** Compares everything once: its digest, its counts, and what concerns all accounts. */
  public Compared compare(PeriodView view) {
    Digest digest = new Digest().add(Datasets.SCHEMA_VERSION);
    Kept kept = new Kept();
    ControlCounts[] counts = {ControlCounts.NONE};
    DayControls day = dayControls(view);
    try (Stream<List<Finding>> findings = byAccount(view, day)) {
      findings.forEach(
          each -> {
            each.forEach(finding -> add(digest, finding));
            kept.add(each);
            counts[0] = counts[0].plus(ControlCounts.of(each));
          });
    }
    List<Finding> together = isRead(view) ? day.together() : List.of();
    together.forEach(finding -> add(digest, finding));
    return new Compared(
        view, kept, together, counts[0].plus(ControlCounts.of(together)), digest.hex());
  }

  /** What was found of each account, unless it is more than memory should hold. */
  private static final class Kept {
    private static final int MOST = 20_000;

    private final List<List<Finding>> findings = new ArrayList<>();
    private int size;

    void add(List<Finding> ofAccount) {
      size += ofAccount.size();
      if (isWhole()) {
        findings.add(List.copyOf(ofAccount));
      } else {
        findings.clear();
      }
    }

    boolean isWhole() {
      return size <= MOST;
    }

    Stream<List<Finding>> stream() {
      return findings.stream();
    }
  }

  private Stream<ControlTotalRow> rows(Compared compared, String runId, Instant checkedAt) {
    Stream<List<Finding>> ofAccounts =
        compared.kept.isWhole()
            ? compared.kept.stream()
            : byAccount(compared.view, dayControls(compared.view));
    return Stream.concat(Stream.of(compared.together), ofAccounts)
        .flatMap(
            findings ->
                findings.stream()
                    .map(finding -> ControlRow.of(finding, runId, checkedAt))
                    .sorted(Datasets.CONTROL_TOTALS.order()));
  }

  /** What is found of each account, in order of account. To be closed. */
  private Stream<List<Finding>> byAccount(PeriodView view, DayControls controls) {
    AccountDays days = AccountDays.open(snapshots, view);
    AccountMonths months = AccountMonths.open(snapshots, this.controls, settlement, view.period());
    return view.accounts().values().stream()
        .map(
            known -> {
              List<Finding> findings = new ArrayList<>();
              if (isRead(view) && known.account().livesIn(view.period())) {
                findings.addAll(controls.add(days.take(known.account()), known.listed()));
              }
              findings.addAll(months.check(known.account()));
              return findings;
            })
        .onClose(
            () -> {
              days.close();
              months.close();
            });
  }

  /** Whether anyone ever tried to read the day: of another there is nothing to say. */
  private static boolean isRead(PeriodView view) {
    return !view.heads().isEmpty();
  }

  private DayControls dayControls(PeriodView view) {
    Optional<ControlReading> tree =
        view.accounts().values().stream()
            .map(KnownAccount::account)
            .filter(Account::isParent)
            .flatMap(
                parent ->
                    controls
                        .find(ControlKind.TREE, parent.sid(), view.period().firstDay())
                        .stream())
            .findFirst();
    return new DayControls(catalogue, tree, isSettled(view));
  }

  /** By the newest that Twilio stated of the day, of whichever account. */
  private boolean isSettled(PeriodView view) {
    return view.beliefs()
        .map(Map.Entry::getValue)
        .map(Belief::confirmedAsOf)
        .max(Instant::compareTo)
        .map(newest -> settlement.state(view.period(), Instant.EPOCH, newest))
        .filter(state -> state == SettlementState.SETTLED || state == SettlementState.CLOSED)
        .isPresent();
  }

  private static void add(Digest digest, Finding finding) {
    digest
        .add(finding.check())
        .add(finding.account())
        .add(finding.category())
        .add(finding.priceUnit())
        .add(finding.expected())
        .add(finding.actual())
        .add(finding.tolerance())
        .add(finding.verdict())
        .add(finding.explanation());
  }
}
