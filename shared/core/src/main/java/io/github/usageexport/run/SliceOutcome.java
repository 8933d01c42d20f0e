package io.github.usageexport.run;

import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the reading of one slice ended.
 *
 * @param problem null if it was read and recorded
 */
public record SliceOutcome(
    AccountSid account,
    Granularity granularity,
    DateRange range,
    @Nullable Problem problem,
    Counts counts,
    Restated restated) {
  /** By account, granularity and range. */
  public static final Comparator<SliceOutcome> ORDER =
      Comparator.comparing(SliceOutcome::account)
          .thenComparing(SliceOutcome::granularity)
          .thenComparing(outcome -> outcome.range().start())
          .thenComparing(outcome -> outcome.range().end());

  public Slice.Id sliceId() {
    return new Slice.Id(account, granularity, range);
  }

  public Optional<Problem> failure() {
    return Optional.ofNullable(problem).filter(found -> found.reason().isFailure());
  }

  /** Whether Twilio answered for the account, if only that it holds no data of some days. */
  public boolean isRead() {
    return failure().isEmpty() && !isGone();
  }

  public boolean isGone() {
    return problem != null && problem.reason() == FailureReason.ACCOUNT_GONE;
  }
}
