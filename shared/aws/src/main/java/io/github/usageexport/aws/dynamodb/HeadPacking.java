package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.Head.Belief;
import io.github.usageexport.snapshot.SliceHead;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.VersionCodecReader;
import io.github.usageexport.snapshot.VersionCodecWriter;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Packs the heads of a slice: the format's number in one byte, then a row per period. A month must
 * fit one unit of writing, so an instant is written as its distance from where the row before makes
 * it likely: a day later, and the version's own moments near each other.
 */
final class HeadPacking {
  static final byte FORMAT = 1;

  private static final int BELIEVED = 1;
  private static final int FAILED = 2;
  private static final int NEWEST_IS_CURRENT = 4;
  private static final int DIGEST_BYTES = 8;
  private static final int SMALLEST_ROW = 2;

  private HeadPacking() {}

  static byte[] pack(SliceHead slice) {
    VersionCodecWriter out = new VersionCodecWriter();
    out.raw(new byte[] {FORMAT});
    out.number(slice.heads().size());
    Likely likely = new Likely(slice.key());
    for (Head head : slice.heads().values()) {
      Belief belief = head.belief();
      boolean newest = belief != null && belief.current() == belief.versions();
      out.number(
          (belief == null ? 0 : BELIEVED)
              | (head.reason() == null ? 0 : FAILED)
              | (newest ? NEWEST_IS_CURRENT : 0));
      out.number(likely.daysTo(head.period()));
      if (head.reason() != null) {
        out.text(head.reason().name());
      }
      if (belief != null) {
        out.number(belief.versions());
        if (!newest) {
          out.number(belief.current());
        }
        out.raw(HexFormat.of().parseHex(belief.digest()));
        InstantPacking.write(out, likely.asOf, belief.asOf());
        InstantPacking.write(out, likely.confirmedAsOf, belief.confirmedAsOf());
        InstantPacking.write(out, belief.asOf(), belief.observedAt());
        InstantPacking.write(out, likely.firstObservedAt, belief.firstObservedAt());
        likely.move(belief);
      }
    }
    return out.written();
  }

  /**
   * The heads that were packed into these bytes.
   *
   * @throws StoreException if they are of a newer format, or damaged
   */
  static SliceHead unpack(SliceKey key, long revision, byte[] packed) {
    if (packed.length == 0 || packed[0] != FORMAT) {
      throw new StoreException(
          "The table holds the head of %s in format %s, written by a newer version of Usage Export"
                  .formatted(key, packed.length == 0 ? 0 : packed[0] & 0xFF)
              + " than this one, which reads format %s: update Usage Export".formatted(FORMAT));
    }
    try {
      VersionCodecReader in = new VersionCodecReader(packed);
      in.raw(1);
      Likely likely = new Likely(key);
      SortedMap<UsagePeriod, Head> heads = new TreeMap<>();
      for (int rows = in.count(SMALLEST_ROW); rows > 0; rows--) {
        Head head = row(in, likely);
        heads.put(head.period(), head);
      }
      if (!in.isAtEnd()) {
        throw new IllegalArgumentException("bytes are left over");
      }
      return new SliceHead(key, revision, heads);
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException
        | DateTimeException e) {
      throw new StoreException(
          "The table holds the head of %s damaged (%s): restore the table to a point in time before"
              .formatted(key, e.getMessage()),
          e);
    }
  }

  private static Head row(VersionCodecReader in, Likely likely) {
    long marks = in.number();
    UsagePeriod period = likely.after(in.number());
    FailureReason reason = (marks & FAILED) == 0 ? null : FailureReason.valueOf(in.requiredText());
    return new Head(period, (marks & BELIEVED) == 0 ? null : belief(in, marks, likely), reason);
  }

  private static @Nullable Belief belief(VersionCodecReader in, long marks, Likely likely) {
    int versions = Math.toIntExact(in.number());
    int current = (marks & NEWEST_IS_CURRENT) == 0 ? Math.toIntExact(in.number()) : versions;
    String digest = HexFormat.of().formatHex(in.raw(DIGEST_BYTES));
    Instant asOf = InstantPacking.read(in, likely.asOf);
    Instant confirmedAsOf = InstantPacking.read(in, likely.confirmedAsOf);
    Instant observedAt = InstantPacking.read(in, asOf);
    Instant firstObservedAt = InstantPacking.read(in, likely.firstObservedAt);
    Belief belief =
        new Belief(versions, current, digest, asOf, confirmedAsOf, observedAt, firstObservedAt);
    likely.move(belief);
    return belief;
  }

  /** What the next row is likely to say, after those before. */
  private static final class Likely {
    private static final Duration DAY = Duration.ofDays(1);

    private final SliceKey slice;
    private LocalDate day;
    private Instant asOf;
    private Instant confirmedAsOf;
    private Instant firstObservedAt;

    Likely(SliceKey slice) {
      this.slice = slice;
      this.day = slice.bucket().firstDay();
      this.asOf = slice.bucket().end();
      this.confirmedAsOf = asOf;
      this.firstObservedAt = asOf;
    }

    long daysTo(UsagePeriod period) {
      long days = period.firstDay().toEpochDay() - day.toEpochDay();
      day = period.firstDay().plusDays(1);
      return days;
    }

    UsagePeriod after(long days) {
      UsagePeriod period = new UsagePeriod(slice.granularity(), day.plusDays(days));
      day = period.firstDay().plusDays(1);
      return period;
    }

    void move(Belief belief) {
      asOf = belief.asOf().plus(DAY);
      confirmedAsOf = belief.confirmedAsOf();
      firstObservedAt = belief.firstObservedAt().plus(DAY);
    }
  }
}
