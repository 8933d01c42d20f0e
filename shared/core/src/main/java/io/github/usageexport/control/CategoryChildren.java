package io.github.usageexport.control;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.usage.Category;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Each category that holds others against the sum of those. Twilio publishes no hierarchy, so a
 * difference says that the catalogue's edge cannot be believed, not that an amount is wrong.
 */
final class CategoryChildren implements AccountDayControl {
  private static final Pattern FEE = Pattern.compile("fees?(?:-|$)", Pattern.CASE_INSENSITIVE);

  private final CategoryCatalogue catalogue;
  private final Map<String, List<CatalogueEntry>> children = new HashMap<>();
  private final Map<String, List<CatalogueEntry>> guests = new HashMap<>();

  /** Additive ones, of which it is not known whether another category holds them. */
  private final List<CatalogueEntry> fees = new ArrayList<>();

  CategoryChildren(CategoryCatalogue catalogue) {
    this.catalogue = catalogue;
    for (CatalogueEntry entry : catalogue.entries()) {
      String parent = entry.parent();
      if (entry.role() == CategoryRole.ADDITIVE && FEE.matcher(entry.category().name()).find()) {
        fees.add(entry);
      }
      if (parent != null && entry.role() != CategoryRole.OVERLAP) {
        children.computeIfAbsent(parent, any -> new ArrayList<>()).add(entry);
      }
      Stream<String> hosts = entry.alsoCountedIn().stream();
      if (entry.role() == CategoryRole.OVERLAP) {
        Stream.concat(Stream.ofNullable(parent), hosts)
            .forEach(host -> guests.computeIfAbsent(host, any -> new ArrayList<>()).add(entry));
      }
    }
  }

  @Override
  public List<Finding> check(AccountDay day) {
    return day.current().map(version -> check(day, version.content())).orElse(List.of());
  }

  private List<Finding> check(AccountDay day, Content content) {
    Map<String, BigDecimal> prices = new HashMap<>();
    content.rows().forEach(row -> prices.put(key(row.category().name()), Prices.of(row)));
    List<Finding> contradicted = new ArrayList<>();
    int held = 0;
    for (StatedAmounts row : content.rows()) {
      if (catalogue.find(row.category()).role() == CategoryRole.ROLLUP) {
        String name = catalogue.find(row.category()).category().name();
        BigDecimal sum = sum(children, name, prices);
        BigDecimal withGuests = sum.add(sum(guests, name, prices));
        BigDecimal price = Prices.of(row);
        BigDecimal tolerance = Prices.tolerance(children.getOrDefault(name, List.of()).size());
        if (Prices.agree(price, sum, tolerance)
            || Prices.agree(price, withGuests, tolerance)
            || holdsFees(price.subtract(sum), name, prices, tolerance)) {
          held++;
        } else {
          contradicted.add(contradiction(day, row, content.currency(row), sum, tolerance));
        }
      }
    }
    return contradicted.isEmpty()
        ? List.of(
            Finding.counted(
                ControlCheck.CATEGORY_CHILDREN,
                day.sid(),
                held,
                held,
                Verdict.PASS,
                "Each category that holds others costs what those cost together."))
        : contradicted;
  }

  /**
   * Whether what a category costs beyond its own is what fees of other families cost, one or all of
   * them: where Twilio counts such a fee is not documented, and it is not lost by it.
   */
  private boolean holdsFees(
      BigDecimal rest, String name, Map<String, BigDecimal> prices, BigDecimal tolerance) {
    if (rest.signum() <= 0) {
      return false;
    }
    List<BigDecimal> costs =
        fees.stream()
            .filter(entry -> !name.equals(entry.parent()))
            .map(entry -> prices.getOrDefault(key(entry.category().name()), BigDecimal.ZERO))
            .filter(price -> price.signum() != 0)
            .toList();
    BigDecimal all = costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return Stream.concat(costs.stream(), Stream.of(all))
        .anyMatch(fee -> Prices.agree(rest, fee, tolerance));
  }

  /** Names are compared without case. */
  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private Finding contradiction(
      AccountDay day,
      StatedAmounts row,
      @Nullable String unit,
      BigDecimal sum,
      BigDecimal tolerance) {
    Category category = row.category();
    return Finding.compared(
        ControlCheck.CATEGORY_CHILDREN,
        day.sid(),
        category,
        unit,
        sum,
        Prices.of(row),
        tolerance,
        Verdict.WARN,
        "%s costs %s, and the %d categories that are taken to be in it cost %s (evidence: %s). Do not rely on this edge; totals do not."
            .formatted(
                category,
                Prices.text(Prices.of(row), unit),
                children.getOrDefault(category.name(), List.of()).size(),
                Prices.text(sum, unit),
                evidence(category)));
  }

  private String evidence(Category category) {
    return Names.of(
        children.getOrDefault(category.name(), List.of()).stream()
            .map(CatalogueEntry::evidence)
            .distinct()
            .sorted()
            .toList());
  }

  private static BigDecimal sum(
      Map<String, List<CatalogueEntry>> members, String name, Map<String, BigDecimal> prices) {
    return members.getOrDefault(name, List.of()).stream()
        .map(entry -> prices.getOrDefault(key(entry.category().name()), BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
