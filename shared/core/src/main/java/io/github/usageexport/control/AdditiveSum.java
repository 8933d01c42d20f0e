package io.github.usageexport.control;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.usage.Category;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the additive categories cost against totalprice. Twilio says itself that the two may differ,
 * so that a rest is named and never a failure.
 */
record AdditiveSum(CategoryCatalogue catalogue) implements AccountDayControl {

  @Override
  public List<Finding> check(AccountDay day) {
    return day.current().map(version -> List.of(check(day, version.content()))).orElse(List.of());
  }

  private Finding check(AccountDay day, Content content) {
    String unit = content.currency();
    Map<CategoryRole, BigDecimal> byRole = byRole(content, unit);
    BigDecimal total = byRole.getOrDefault(CategoryRole.TOTAL, BigDecimal.ZERO);
    BigDecimal additive = byRole.getOrDefault(CategoryRole.ADDITIVE, BigDecimal.ZERO);
    BigDecimal tolerance = Prices.tolerance(content.categories());
    boolean isStated = content.rows().isEmpty() || content.totalPrice().isPresent();
    boolean agrees = isStated && Prices.agree(total, additive, tolerance);
    return Finding.compared(
        ControlCheck.ADDITIVE_SUM,
        day.sid(),
        null,
        unit,
        total,
        additive,
        tolerance,
        agrees ? Verdict.PASS : Verdict.WARN,
        agrees
            ? "The categories that may be summed make up totalprice."
            : isStated
                ? rest(content, byRole, total.subtract(additive), unit)
                : "Twilio stated no totalprice for this day: ask its support, and trust the"
                    + " categories.");
  }

  private Map<CategoryRole, BigDecimal> byRole(Content content, @Nullable String unit) {
    Map<CategoryRole, BigDecimal> sums = new EnumMap<>(CategoryRole.class);
    for (StatedAmounts row : content.rows()) {
      if (Objects.equals(content.currency(row), unit)) {
        sums.merge(catalogue.find(row.category()).role(), Prices.of(row), BigDecimal::add);
      }
    }
    return sums;
  }

  private String rest(
      Content content,
      Map<CategoryRole, BigDecimal> byRole,
      BigDecimal rest,
      @Nullable String unit) {
    BigDecimal unknown = byRole.getOrDefault(CategoryRole.UNKNOWN, BigDecimal.ZERO);
    BigDecimal overlap = byRole.getOrDefault(CategoryRole.OVERLAP, BigDecimal.ZERO);
    StringBuilder text = new StringBuilder();
    text.append(Prices.text(rest, unit))
        .append(
            " of totalprice is in no category that may be summed; it is shown as the residual.");
    if (unknown.signum() != 0) {
      text.append(" Categories that are not classified yet hold ")
          .append(Prices.text(unknown, unit))
          .append(": ")
          .append(names(content, CategoryRole.UNKNOWN))
          .append(".");
    }
    if (overlap.signum() != 0) {
      text.append(" Categories that others may include as well hold ")
          .append(Prices.text(overlap, unit))
          .append(": ")
          .append(names(content, CategoryRole.OVERLAP))
          .append(".");
    }
    return text.toString();
  }

  private String names(Content content, CategoryRole role) {
    return content.rows().stream()
        .filter(row -> catalogue.find(row.category()).role() == role)
        .filter(row -> Prices.of(row).signum() != 0)
        .map(StatedAmounts::category)
        .map(Category::name)
        .limit(Names.MOST)
        .collect(Collectors.joining(", "));
  }
}
