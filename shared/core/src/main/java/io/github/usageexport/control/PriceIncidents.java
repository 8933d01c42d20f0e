package io.github.usageexport.control;

import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The incidents of one account: neighbouring days of a category whose prices were late or fell,
 * flagged and healed by statements of their own, are one.
 */
public final class PriceIncidents {
  private PriceIncidents() {}

  /**
   * Finds what happened to an account's prices, in order of category and day.
   *
   * @param versions every version of the days in question, of one account alone
   */
  public static List<PriceIncident> of(List<Version> versions) {
    List<Version> inOrder =
        versions.stream()
            .filter(version -> !version.isOutOfOrder())
            .sorted(Comparator.comparing(Version::period).thenComparingInt(Version::number))
            .toList();
    SortedMap<Category, List<LostPrices.Flagged>> byCategory = new TreeMap<>();
    new LostPrices(inOrder)
        .flagged()
        .forEach(
            day -> byCategory.computeIfAbsent(day.category(), any -> new ArrayList<>()).add(day));
    List<PriceIncident> incidents = new ArrayList<>();
    byCategory
        .values()
        .forEach(
            days -> {
              for (List<LostPrices.Flagged> neighbours : neighbours(days)) {
                incidents.add(incident(inOrder.getLast(), neighbours));
              }
            });
    return incidents;
  }

  private static List<List<LostPrices.Flagged>> neighbours(List<LostPrices.Flagged> days) {
    List<List<LostPrices.Flagged>> groups = new ArrayList<>();
    for (LostPrices.Flagged day : days) {
      List<LostPrices.Flagged> last = groups.isEmpty() ? List.of() : groups.getLast();
      if (last.isEmpty() || !last.getLast().day().plusDays(1).equals(day.day())) {
        last = new ArrayList<>();
        groups.add(last);
      }
      last.add(day);
    }
    return groups;
  }

  private static PriceIncident incident(Version latest, List<LostPrices.Flagged> days) {
    BigDecimal before = sum(days, LostPrices.Flagged::before);
    boolean isHealed = days.stream().allMatch(day -> day.healed() != null);
    return new PriceIncident(
        latest.account().sid(),
        latest.account().name(),
        days.getFirst().category(),
        days.stream().map(LostPrices.Flagged::day).toList(),
        days.getFirst().unit(),
        days.stream().map(LostPrices.Flagged::since).min(Instant::compareTo).orElseThrow(),
        isHealed
            ? days.stream()
                .map(LostPrices.Flagged::healed)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElseThrow()
            : null,
        before.signum() == 0 ? null : new Amount(before),
        new Amount(sum(days, LostPrices.Flagged::then)),
        new Amount(sum(days, LostPrices.Flagged::now)));
  }

  private static BigDecimal sum(
      List<LostPrices.Flagged> days, Function<LostPrices.Flagged, BigDecimal> price) {
    return days.stream().map(price).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
