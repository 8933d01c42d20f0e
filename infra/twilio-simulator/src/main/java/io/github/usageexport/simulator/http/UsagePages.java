package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.world.Dice;
import io.github.usageexport.simulator.world.Period;
import io.github.usageexport.simulator.world.StatedRow;
import io.github.usageexport.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts what is stated into pages; only the periods on a page are computed. */
final class UsagePages {
  private final World world;
  private final Instant now;
  private final ServerOptions.Envelope envelope;
  private final Disagreement disagreement;

  UsagePages(World world, Instant now, ServerOptions options) {
    this.world = world;
    this.now = now;
    this.envelope = options.envelope();
    this.disagreement = options.disagreement();
  }

  UsagePage read(UsageQuery query) {
    return read(query, query.paging().firstRow());
  }

  /** The page as it would be if it began at another row. */
  UsagePage read(UsageQuery query, long firstRow) {
    var rows = new ArrayList<UsageRow>();
    var size = query.paging().pageSize();
    var skip = firstRow;
    for (var period : query.resource().periods(query.window())) {
      var count = count(query, period);
      if (skip >= count) {
        skip -= count;
      } else if (rows.size() > size) {
        break;
      } else {
        var stated = ordered(query, period);
        for (var i = (int) skip; i < count && rows.size() <= size; i++) {
          rows.add(UsageRow.of(query.scope().account().sid(), stated.get(i), period));
        }
        skip = 0;
      }
    }
    var next =
        rows.size() > size
            ? Optional.of(query.with(query.paging().next()).uri())
            : Optional.<String>empty();
    var onPage = rows.size() > size ? rows.subList(0, size) : rows;
    return new UsagePage(query, onPage, world.truth().asOf(now), next, total(query));
  }

  private Optional<Long> total(UsageQuery query) {
    return envelope == ServerOptions.Envelope.CURRENT
        ? Optional.empty()
        : Optional.of(
            query.resource().periods(query.window()).stream()
                .mapToLong(period -> count(query, period))
                .sum());
  }

  private int count(UsageQuery query, Period period) {
    return query.category().isPresent()
        ? stated(query, period).size()
        : world.truth().rows(query.scope(), period.first(), period.last(), now);
  }

  private List<StatedRow> stated(UsageQuery query, Period period) {
    var rows = disagreement.applyTo(query, world.truth().stated(query.scope(), period, now));
    return query
        .category()
        .map(name -> rows.stream().filter(row -> row.category().equals(name)).toList())
        .orElse(rows);
  }

  // Twilio's order of categories is neither alphabetical nor the same from read to read, but it
  // holds from page to page. A stride that is coprime with the length visits every row once.
  private List<StatedRow> ordered(UsageQuery query, Period period) {
    var rows = stated(query, period);
    var length = rows.size();
    var dice =
        Dice.of(world.options().seed())
            .on(query.scope().account().sid())
            .on(query.resource().text())
            .on(period.first().toEpochDay());
    var stride = 1 + (int) dice.on("stride").below(Math.max(1, length - 1));
    while (greatestCommonDivisor(stride, length) > 1) {
      stride++;
    }
    var shuffled = new ArrayList<StatedRow>(length);
    var index = length == 0 ? 0 : (int) dice.on("first").below(length);
    for (var i = 0; i < length; i++) {
      shuffled.add(rows.get(index));
      index = (index + stride) % length;
    }
    return shuffled;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
