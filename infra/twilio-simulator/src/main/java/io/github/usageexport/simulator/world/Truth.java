package io.github.usageexport.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What Twilio states at any instant: what a reader should have found. Rows are sorted by category;
 * a period is clipped to the account's life and to the instant's day.
 */
public final class Truth {
  private final World world;
  private final Catalogue catalogue;
  private final Ledger ledger;
  private final StatementOptions options;
  private final List<StatedRow> zeros;

  Truth(World world, Catalogue catalogue, Ledger ledger) {
    this.world = world;
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.options = world.options().statement();
    var empty = new Tally(catalogue, 0);
    this.zeros =
        IntStream.range(0, catalogue.size())
            .mapToObj(index -> empty.row(catalogue.category(index), options.currency()))
            .toList();
  }

  /** The accounts that Twilio lists at that instant, the parent first. */
  public List<SimulatedAccount> accounts(Instant at) {
    return world.accounts().stream().filter(account -> account.exists(at)).toList();
  }

  /** The freshness mark of everything that is stated at that instant. */
  public Instant asOf(Instant at) {
    return Moment.of(at, options.asOfLag()).asOf();
  }

  /** One account's day, without subaccounts. */
  public List<StatedRow> stated(String accountSid, LocalDate day, Instant at) {
    return stated(accountSid, Period.of(day), at);
  }

  /** One account over a period, without subaccounts. */
  public List<StatedRow> stated(String accountSid, Period period, Instant at) {
    return stated(world.alone(world.account(accountSid)), period, at);
  }

  /** One account's month, without subaccounts. */
  public List<StatedRow> stated(String accountSid, YearMonth month, Instant at) {
    return stated(accountSid, Period.of(month), at);
  }

  /** One account's whole life, without subaccounts. */
  public List<StatedRow> statedForAllTime(String accountSid, Instant at) {
    return stated(accountSid, new Period(LocalDate.EPOCH, today(at)), at);
  }

  /** An account over a period together with its subaccounts, if it is the parent. */
  public List<StatedRow> statedWithSubaccounts(String accountSid, Period period, Instant at) {
    return stated(world.withSubaccounts(world.account(accountSid)), period, at);
  }

  /** The rows of a scope; empty if the period misses the account's life. */
  public List<StatedRow> stated(Scope scope, Period period, Instant at) {
    return alive(scope, period, at).map(clipped -> rows(scope, clipped, at)).orElse(List.of());
  }

  /** How many rows there are, without making them where that can be told. */
  public int rows(Scope scope, LocalDate first, LocalDate last, Instant at) {
    var period = new Period(first, last);
    if (options.zeroRows() == ZeroRows.OMITTED || ledger.mayWithhold(period)) {
      return stated(scope, period, at).size();
    }
    return alive(scope, period, at).map(clipped -> catalogue.sizeAsOf(clipped.last())).orElse(0);
  }

  /** The part of a period in which the account has lived; empty if there is none. */
  public Optional<Period> alive(Scope scope, Period period, Instant at) {
    var firstDay = scope.account().firstDay();
    return firstDay.isAfter(today(at))
        ? Optional.empty()
        : period.within(new Period(firstDay, today(at)));
  }

  private List<StatedRow> rows(Scope scope, Period period, Instant at) {
    var tally = ledger.tally(scope.members(), period, Moment.of(at, options.asOfLag()));
    var given = world.options().given().stream().filter(each -> each.isIn(scope, period)).toList();
    return catalogue
        .byName()
        .mapToObj(catalogue::category)
        .filter(category -> isStated(tally, category, period) || isGiven(given, category))
        .map(
            category ->
                tally.isZero(category.index())
                    ? zeros.get(category.index())
                    : tally.row(category, options.currency()))
        .map(row -> withGiven(given, row))
        .toList();
  }

  private static boolean isGiven(List<GivenAmounts> given, SimulatedCategory category) {
    return category.index() == Catalogue.TOTAL
        ? !given.isEmpty()
        : given.stream().anyMatch(each -> each.category().equals(category.name()));
  }

  private static StatedRow withGiven(List<GivenAmounts> given, StatedRow row) {
    var stated = row;
    for (var each : given) {
      stated = each.addedTo(stated);
    }
    return stated;
  }

  private boolean isStated(Tally tally, SimulatedCategory category, Period period) {
    return (!tally.isZero(category.index()) && !tally.isWithheld(category))
        || (options.zeroRows() == ZeroRows.STATED && tally.isStated(category, period.last()));
  }

  private static LocalDate today(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
