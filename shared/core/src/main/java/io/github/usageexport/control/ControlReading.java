package io.github.usageexport.control;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that Twilio states and that must agree with an account's days. It is no version: the
 * newest statement replaces an older one.
 *
 * @param account the parent for {@link ControlKind#TREE}
 * @param range GMT days that it sums, within one calendar month
 * @param asOf the greatest as_of of its records, to the millisecond; {@link #NEVER} where the last
 *     attempt failed and none had succeeded before
 * @param observedAt when it was recorded, to the millisecond
 * @param content empty where it failed
 * @param reason why it could not be read; null if it was
 */
public record ControlReading(
    ControlKind kind,
    AccountSid account,
    DateRange range,
    Instant asOf,
    Instant observedAt,
    String runId,
    Content content,
    @Nullable FailureReason reason) {
  /** The as_of of what Twilio has not stated: older than every statement. */
  public static final Instant NEVER = Instant.EPOCH;

  /** By account, kind and first day. */
  public static final Comparator<ControlReading> ORDER =
      Comparator.comparing(ControlReading::account)
          .thenComparing(ControlReading::kind)
          .thenComparing(ControlReading::firstDay);

  public ControlReading {
    asOf = asOf.truncatedTo(ChronoUnit.MILLIS);
    observedAt = observedAt.truncatedTo(ChronoUnit.MILLIS);
    if (!YearMonth.from(range.start()).equals(YearMonth.from(range.end()))) {
      throw new IllegalArgumentException(range + " spans more than one month");
    }
  }

  /** What Twilio stated. */
  public static ControlReading stated(
      ControlKind kind,
      AccountSid account,
      DateRange range,
      Instant asOf,
      Instant observedAt,
      String runId,
      Content content) {
    return new ControlReading(kind, account, range, asOf, observedAt, runId, content, null);
  }

  /** An attempt without an answer; every statement takes its place, and it takes none's. */
  public static ControlReading failed(
      ControlKind kind,
      AccountSid account,
      DateRange range,
      Instant observedAt,
      String runId,
      FailureReason reason) {
    return new ControlReading(
        kind, account, range, NEVER, observedAt, runId, Content.of(List.of()), reason);
  }

  public LocalDate firstDay() {
    return range.start();
  }

  public YearMonth month() {
    return YearMonth.from(range.start());
  }

  public Optional<FailureReason> failure() {
    return Optional.ofNullable(reason);
  }
}
