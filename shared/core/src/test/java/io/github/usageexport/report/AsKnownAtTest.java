package io.github.usageexport.report;

import static io.github.usageexport.report.ReportedWorld.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.report.ReportedWorld.Row;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.DateRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report as known at any moment is what a reader of that moment would have believed. */
class AsKnownAtTest {
  private static final int ACCOUNTS = 3;
  private static final int DAYS = 4;
  private static final int READS = 80;
  private static final Instant BEGIN = FIRST.atTime(6, 0).toInstant(ZoneOffset.UTC);

  private final ReportedWorld world = new ReportedWorld();
  private final Map<Integer, Instant> firstSeen = new HashMap<>();
  private final List<Instant> moments = new ArrayList<>();

  /** By account and day: from which moment on which total was believed. */
  private final Map<String, NavigableMap<Instant, BigDecimal>> beliefs = new HashMap<>();

  private final Map<String, Instant> newestAsOf = new HashMap<>();
  private int tooOld;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void isExactlyWhatWasBelievedThen(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Instant now = BEGIN;
    for (int read = 0; read < READS; read++) {
      now = now.plusSeconds(random.nextInt(60, 9_000));
      moments.add(now);
      read(random.nextInt(ACCOUNTS), random, now);
    }
    assertThat(tooOld).as("statements out of order").isPositive();
    assertBelieved(BEGIN.minusMillis(1));
    for (Instant moment : moments) {
      assertBelieved(moment.minusMillis(1));
      assertBelieved(moment);
    }
    assertBelieved(now.plus(Duration.ofDays(30)));
  }

  private void read(int number, RandomGenerator random, Instant now) {
    if (firstSeen.putIfAbsent(number, now) == null) {
      world.know(account(number), now);
    }
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = FIRST.plusDays(i);
      if (!day.isAfter(today) && random.nextInt(3) > 0) {
        Instant asOf = now.minusSeconds(random.nextInt(4) == 0 ? 30_000 : 60);
        long cents = random.nextInt(100, 103);
        world.state(account(number), day, asOf, now, Row.total(cents));
        hear(key(number, day), asOf, now, BigDecimal.valueOf(cents, 2));
      }
    }
  }

  private void hear(String key, Instant asOf, Instant now, BigDecimal total) {
    if (asOf.isBefore(newestAsOf.getOrDefault(key, Instant.MIN))) {
      tooOld++;
      return;
    }
    newestAsOf.put(key, asOf);
    beliefs.computeIfAbsent(key, any -> new TreeMap<>()).put(now, total);
  }

  private void assertBelieved(Instant moment) {
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = FIRST.plusDays(i);
      UsageReport report =
          world
              .reports(ChecksSource.NONE)
              .of(new ReportScope(new DateRange(day, day), moment, null));
      Map<String, BigDecimal> expected = new TreeMap<>();
      int missing = 0;
      for (int number = 0; number < ACCOUNTS; number++) {
        BigDecimal total = believed(number, day, moment);
        Instant seen = firstSeen.get(number);
        if (total != null) {
          expected.put(account(number).name(), total);
        } else if (seen != null && !seen.isAfter(moment) && hasBegun(day, moment)) {
          missing++;
        }
      }
      Map<String, BigDecimal> reported = new TreeMap<>();
      report
          .accounts()
          .forEach(one -> reported.put(one.account().name(), one.total().in("usd").setScale(2)));
      assertThat(reported).as(day + " at " + moment).isEqualTo(expected);
      assertThat(report.days()).hasSize(hasBegun(day, moment) ? 1 : 0);
      assertThat(report.gaps().stream().mapToInt(Gap::days).sum())
          .as("missing of %s at %s", day, moment)
          .isEqualTo(missing);
    }
  }

  private @Nullable BigDecimal believed(int number, LocalDate day, Instant moment) {
    Map.Entry<Instant, BigDecimal> entry =
        beliefs.getOrDefault(key(number, day), new TreeMap<>()).floorEntry(moment);
    return entry == null ? null : entry.getValue();
  }

  private static boolean hasBegun(LocalDate day, Instant moment) {
    return !day.atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(moment);
  }

  private static Account account(int number) {
    return ReportedWorld.account(number, "Account " + number);
  }

  private static String key(int number, LocalDate day) {
    return number + " " + day;
  }
}
