package io.github.usageexport.aws.dynamodb;

import static io.github.usageexport.snapshot.SnapshotSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.Head.Belief;
import io.github.usageexport.snapshot.SliceHead;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeadPackingTest {
  /** What is left of a unit of 1 KB beside keys, clear attributes and marks; see WriteCostTest. */
  private static final int ROOM = 750;

  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

  @ParameterizedTest
  @EnumSource(Granularity.class)
  void givesBackHeadsOfEveryKind(Granularity granularity) {
    RandomGenerator random = new SplittableRandom(20_261_105);
    SliceKey key = SliceKey.of(sid(1), UsagePeriod.containing(granularity, OCTOBER));
    for (int round = 0; round < 300; round++) {
      SliceHead heads = random(key, random);
      assertThat(HeadPacking.unpack(key, heads.revision(), HeadPacking.pack(heads)))
          .isEqualTo(heads);
    }
  }

  @Test
  void aMonthThatWasRestatedForDaysFitsAUnit() {
    RandomGenerator random = new SplittableRandom(31);
    SliceKey key = SliceKey.of(sid(1), UsagePeriod.day(OCTOBER));
    TreeMap<UsagePeriod, Head> heads = new TreeMap<>();
    Instant confirmed = Instant.parse("2026-11-05T03:20:41Z");
    for (int number = 0; number < 31; number++) {
      UsagePeriod day = UsagePeriod.day(OCTOBER.plusDays(number));
      // Read every six hours: first in the morning of the day, last changed some days later.
      Instant first = moment(day.end().minus(Duration.ofHours(20)), random);
      Instant asOf =
          moment(day.end().plus(Duration.ofHours(6L * random.nextInt(16))), random)
              .truncatedTo(ChronoUnit.SECONDS);
      Belief belief =
          new Belief(
              5 + random.nextInt(20),
              5,
              digest(random),
              asOf,
              confirmed.plusSeconds(random.nextInt(3)),
              asOf.plusMillis(1_000 + random.nextInt(90_000)),
              first);
      heads.put(day, new Head(day, belief, null));
    }
    int length = HeadPacking.pack(new SliceHead(key, 124, heads)).length;
    System.out.printf("Heads of a month of 31 days, each restated by itself: %d bytes%n", length);

    assertThat(length).isLessThanOrEqualTo(ROOM);
  }

  @Test
  void refusesANewerFormatByName() {
    SliceKey key = SliceKey.of(sid(1), UsagePeriod.day(OCTOBER));
    byte[] packed = HeadPacking.pack(random(key, new SplittableRandom(1)));
    packed[0] = HeadPacking.FORMAT + 1;

    assertThatThrownBy(() -> HeadPacking.unpack(key, 1, packed))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll("format 2", "newer", "reads format 1", "update Usage Export");
  }

  @Test
  void tellsDamagedBytesFromWholeOnesOrReadsOtherHeads() {
    SliceKey key = SliceKey.of(sid(1), UsagePeriod.day(OCTOBER));
    byte[] packed = HeadPacking.pack(random(key, new SplittableRandom(1)));
    for (int length = 0; length < packed.length; length++) {
      byte[] shortened = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> HeadPacking.unpack(key, 1, shortened))
          .isInstanceOf(StoreException.class);
    }
    for (int place = 1; place < packed.length; place++) {
      byte[] mutated = packed.clone();
      mutated[place] ^= 0x55;
      try {
        assertThat(HeadPacking.unpack(key, 1, mutated).key()).isEqualTo(key);
      } catch (StoreException e) {
        assertThat(e).hasMessageContaining(key.toString());
      }
    }
  }

  private static SliceHead random(SliceKey key, RandomGenerator random) {
    TreeMap<UsagePeriod, Head> heads = new TreeMap<>();
    UsagePeriod.touchedBy(key.granularity(), key.bucket().days())
        .filter(period -> random.nextInt(5) > 0)
        .forEach(period -> heads.put(period, head(period, random)));
    return new SliceHead(key, random.nextLong(1, 1_000), heads);
  }

  private static Head head(UsagePeriod period, RandomGenerator random) {
    FailureReason[] reasons = FailureReason.values();
    return new Head(
        period,
        random.nextInt(6) == 0 ? null : belief(random),
        random.nextInt(3) == 0 ? reasons[random.nextInt(reasons.length)] : null);
  }

  private static @Nullable Belief belief(RandomGenerator random) {
    int versions = 1 + random.nextInt(300);
    return new Belief(
        versions,
        random.nextBoolean() ? versions : 1 + random.nextInt(versions),
        digest(random),
        anyMoment(random),
        anyMoment(random),
        anyMoment(random),
        anyMoment(random));
  }

  private static String digest(RandomGenerator random) {
    return String.format(Locale.ROOT, "%016x", random.nextLong());
  }

  /** In the year 0 as well as in the year 9999: all that stores can keep. */
  private static Instant anyMoment(RandomGenerator random) {
    return Instant.ofEpochMilli(
        random.nextBoolean()
            ? random.nextLong(-62_000_000_000_000L, 253_402_300_799_999L)
            : 1_793_000_000_000L + random.nextInt() * 1_000L);
  }

  private static Instant moment(Instant about, RandomGenerator random) {
    return about.plusMillis(random.nextInt(600_000));
  }
}
