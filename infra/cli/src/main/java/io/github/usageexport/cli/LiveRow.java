package io.github.usageexport.cli;

import io.github.usageexport.cli.query.ResultColumn;
import io.github.usageexport.control.CategoryCatalogue;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record that Twilio states right now, and the account that it is of. */
record LiveRow(Account account, UsageRecord stated) {
  /** What costs most first; what is not priced after it, what is used most first. */
  static final Comparator<LiveRow> LARGEST_FIRST =
      Comparator.comparing((LiveRow row) -> orZero(row.stated.price()))
          .thenComparing(row -> orZero(row.stated.usage()))
          .reversed()
          .thenComparing(row -> row.account.sid())
          .thenComparing(row -> row.stated.category());

  /** In the order in which they matter: a narrow screen shows the first ones. */
  static final List<ResultColumn> COLUMNS =
      List.of(
          ResultColumn.text("account_name"),
          ResultColumn.text("category").ifThereIsRoom(),
          ResultColumn.number("price").ifThereIsRoom(),
          ResultColumn.text("price_unit").ifThereIsRoom(),
          ResultColumn.number("usage").ifThereIsRoom(),
          ResultColumn.text("usage_unit").ifThereIsRoom(),
          ResultColumn.text("category_role").ifThereIsRoom(),
          ResultColumn.number("count").ifThereIsRoom(),
          ResultColumn.text("count_unit").ifThereIsRoom(),
          ResultColumn.whole("start_date").ifThereIsRoom(),
          ResultColumn.whole("end_date").ifThereIsRoom(),
          ResultColumn.whole("as_of").ifThereIsRoom(),
          ResultColumn.whole("account_sid").ifThereIsRoom());

  /** The last of them, account_sid, before all others: where names do not tell accounts apart. */
  static <T extends @Nullable Object> List<T> bySid(List<T> columns) {
    List<T> reordered = new ArrayList<>(columns.subList(0, columns.size() - 1));
    reordered.addFirst(columns.getLast());
    return reordered;
  }

  boolean isUsed() {
    return orZero(stated.price()).signum() != 0
        || orZero(stated.usage()).signum() != 0
        || orZero(stated.count()).signum() != 0;
  }

  /** The values of {@link #COLUMNS}. */
  List<@Nullable Object> values(CategoryCatalogue catalogue) {
    return Arrays.<@Nullable Object>asList(
        account.name(),
        stated.category().name(),
        number(stated.price()),
        stated.priceUnit(),
        number(stated.usage()),
        stated.usageUnit(),
        catalogue.find(stated.category()).role().name(),
        number(stated.count()),
        stated.countUnit(),
        stated.startDate().toString(),
        stated.endDate().toString(),
        stated.asOf(),
        account.sid().value());
  }

  private static @Nullable BigDecimal number(@Nullable Amount amount) {
    return amount == null ? null : amount.value();
  }

  private static BigDecimal orZero(@Nullable Amount amount) {
    return amount == null ? BigDecimal.ZERO : amount.value();
  }
}
