package io.github.usageexport.snapshot;

import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One content of one account and period, as it was recorded. Never changed afterwards.
 *
 * @param account as listed when this was recorded
 * @param number 1, 2, … in the order of recording, OUT_OF_ORDER ones included
 * @param asOf when Twilio first stated this content
 * @param observedAt when it was recorded
 * @param categories digest of the {@link StatedCategories} that it was stated with
 * @param categoriesStated how many those are, the total not counted
 * @param replaced the current version until then; null on the first, and on an OUT_OF_ORDER one
 */
public record Version(
    Account account,
    UsagePeriod period,
    int number,
    Instant asOf,
    Instant observedAt,
    String runId,
    Content content,
    String categories,
    int categoriesStated,
    Set<QualityFlag> flags,
    @Nullable Replaced replaced) {
  public Version {
    flags = Set.copyOf(flags);
    if (number < 1) {
      throw new IllegalArgumentException("versions are numbered from 1, not " + number);
    }
  }

  /**
   * The version that was current before, and how long it held.
   *
   * @param confirmedAsOf Twilio's newest statement that still said what it said
   */
  public record Replaced(int number, Instant asOf, Instant observedAt, Instant confirmedAsOf) {
    static Replaced of(Version version, Head.Belief belief) {
      return new Replaced(
          version.number(), version.asOf(), version.observedAt(), belief.confirmedAsOf());
    }
  }

  /** Whether it was older than what was known; such a version is never current. */
  public boolean isOutOfOrder() {
    return flags.contains(QualityFlag.OUT_OF_ORDER);
  }

  /** What people read: the content, or a total of zero where nothing at all was stated. */
  public List<StatedAmounts> rows() {
    return content.rows().isEmpty() ? List.of(StatedAmounts.nothingStated()) : content.rows();
  }
}
