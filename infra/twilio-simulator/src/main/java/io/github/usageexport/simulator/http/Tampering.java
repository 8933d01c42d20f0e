package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.world.Period;
import io.github.usageexport.simulator.world.SimulatedAccount;
import io.github.usageexport.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes what a page of usage holds. */
final class Tampering {
  private static final Duration AHEAD = Duration.ofHours(3);

  private final World world;
  private final UsagePages pages;
  private final Decoy decoy;

  Tampering(World world, UsagePages pages, Decoy decoy) {
    this.world = world;
    this.pages = pages;
    this.decoy = decoy;
  }

  /** The page as the fault makes it; empty if the page has no room for the fault. */
  Optional<UsagePage> apply(FaultKind kind, UsagePage page) {
    var link = HostileLink.of(kind, page.query().uri(), world, decoy);
    if (link.isPresent()) {
      return link.map(page::withNext);
    }
    if (page.rows().isEmpty()) {
      return Optional.empty();
    }
    return switch (kind) {
      case EMPTY_MIDDLE_PAGE -> emptied(page);
      case MOVING_LIST -> moved(page);
      case BAD_AMOUNT -> oneRow(page, row -> row.withPrice("12,5 approx.", row.priceUnit()));
      case OVERSIZED_AMOUNT ->
          oneRow(page, row -> row.withPrice("1234567890123456789", row.priceUnit()));
      case ROW_OUTSIDE_RANGE ->
          oneRow(
              page, row -> row.withPeriod(Period.of(page.query().window().first().minusDays(1))));
      case ROW_OF_OTHER_ACCOUNT ->
          oneRow(page, row -> row.withAccountSid(otherThan(page.query().scope().account())));
      case SECOND_CURRENCY -> oneRow(page, row -> row.withPrice(row.price(), "eur"));
      case FUTURE_AS_OF -> Optional.of(page.withAsOf(page.asOf().plus(AHEAD)));
      case DUPLICATE_ROW -> Optional.of(page.withRows(withFirstTwice(page.rows())));
      default -> Optional.empty();
    };
  }

  // Once in a list: the page after an empty one is served as it is.
  private static Optional<UsagePage> emptied(UsagePage page) {
    var paging = page.query().paging();
    return paging.emptyBefore() > 0
        ? Optional.empty()
        : Optional.of(
            page.withRows(List.of()).withNext(page.query().with(paging.afterEmptyPage()).uri()));
  }

  private Optional<UsagePage> moved(UsagePage page) {
    var firstRow = page.query().paging().firstRow();
    if (firstRow == 0) {
      return Optional.empty();
    }
    var shifted = pages.read(page.query(), firstRow - 1).rows();
    return Optional.of(page.withRows(shifted.subList(0, page.rows().size())));
  }

  private static Optional<UsagePage> oneRow(UsagePage page, UnaryOperator<UsageRow> change) {
    var rows = new ArrayList<>(page.rows());
    var index = 0;
    while (index < rows.size() - 1 && rows.get(index).stated().price().signum() == 0) {
      index++;
    }
    rows.set(index, change.apply(rows.get(index)));
    return Optional.of(page.withRows(rows));
  }

  private static List<UsageRow> withFirstTwice(List<UsageRow> rows) {
    var more = new ArrayList<>(rows);
    more.add(1, rows.getFirst());
    return more;
  }

  private String otherThan(SimulatedAccount account) {
    return account.isParent() && world.accounts().size() > 1
        ? world.accounts().get(1).sid()
        : "AC" + "0".repeat(32);
  }
}
