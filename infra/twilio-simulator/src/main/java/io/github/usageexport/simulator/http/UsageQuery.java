package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.world.Period;
import io.github.usageexport.simulator.world.Scope;
import io.github.usageexport.simulator.world.SimulatedAccount;
import io.github.usageexport.simulator.world.World;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A request for usage, understood.
 *
 * @param filters the parameters that every link repeats
 */
record UsageQuery(
    UsageResource resource,
    Scope scope,
    Optional<String> category,
    Period window,
    Paging paging,
    QueryString filters) {
  private static final List<String> FILTERS =
      List.of("Category", "StartDate", "EndDate", "IncludeSubaccounts");

  static UsageQuery of(
      World world,
      SimulatedAccount account,
      UsageResource resource,
      QueryString query,
      Instant now) {
    var paging = Paging.of(query);
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var life = new Period(account.firstDay(), today);
    var window =
        resource
            .named(today)
            .map(named -> named.within(life))
            .orElseGet(() -> Window.of(query, account.firstDay(), today))
            .orElseThrow(() -> ApiError.notFound(path(account, resource)));
    var alone = query.value("IncludeSubaccounts").filter("false"::equalsIgnoreCase).isPresent();
    return new UsageQuery(
        resource,
        alone ? world.alone(account) : world.withSubaccounts(account),
        query.value("Category"),
        window,
        paging,
        query.only(FILTERS));
  }

  String path() {
    return path(scope.account(), resource);
  }

  UsageQuery with(Paging other) {
    return new UsageQuery(resource, scope, category, window, other, filters);
  }

  /** The link to the first page. */
  String firstPageUri() {
    return path() + "?" + sized(0).text();
  }

  /** The link to this page. */
  String uri() {
    return paging.page() == 0
        ? firstPageUri()
        : path() + "?" + sized(paging.page()).with("PageToken", paging.token()).text();
  }

  private QueryString sized(int page) {
    return filters
        .with("PageSize", String.valueOf(paging.pageSize()))
        .with("Page", String.valueOf(page));
  }

  private static String path(SimulatedAccount account, UsageResource resource) {
    return Route.ROOT + "/" + account.sid() + resource.path();
  }
}
