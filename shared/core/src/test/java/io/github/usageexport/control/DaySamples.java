package io.github.usageexport.control;

import static io.github.usageexport.control.ControlSamples.sid;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.SettlementState;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.StatedCategory;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Account-days made by hand. */
final class DaySamples {
  static final UsagePeriod DAY = UsagePeriod.day(ControlSamples.OCTOBER.atDay(20));

  /** When the first version was stated; each later one two hours after the one before. */
  static final Instant STATED = Instant.parse("2026-10-24T00:00:00Z");

  private static final Map<String, StatedCategories> LISTS = new ConcurrentHashMap<>();

  private DaySamples() {}

  static Account account(int number) {
    return new Account(sid(number), "Account " + number, AccountStatus.ACTIVE, sid(0), null);
  }

  static Content content(StatedAmounts... rows) {
    return Content.of(Arrays.asList(rows));
  }

  static Version version(UsagePeriod day, int number, Content content, QualityFlag... flags) {
    return version(day, number, content, list(content), flags);
  }

  static Version version(
      UsagePeriod day, int number, Content content, StatedCategories list, QualityFlag... flags) {
    Instant asOf = STATED.plusSeconds(7_200L * number);
    return new Version(
        account(1),
        day,
        number,
        asOf,
        asOf.plusSeconds(60),
        "run",
        content,
        list.digest(),
        list.count(),
        Set.of(flags),
        number == 1
            ? null
            : new Version.Replaced(
                number - 1,
                asOf.minusSeconds(7_200),
                asOf.minusSeconds(7_140),
                asOf.minusSeconds(7_200)));
  }

  /** The list of these categories, with or without amounts. */
  static StatedCategories list(String... categories) {
    return keep(
        StatedCategories.of(
            Arrays.stream(categories)
                .map(name -> stated(ControlSamples.priced(name, 0)))
                .toList()));
  }

  private static StatedCategories list(Content content) {
    return keep(StatedCategories.of(content.rows().stream().map(DaySamples::stated).toList()));
  }

  private static StatedCategories keep(StatedCategories list) {
    LISTS.put(list.digest(), list);
    return list;
  }

  private static StatedCategory stated(StatedAmounts row) {
    return new StatedCategory(
        row.category(), null, null, null, row.priceUnit(), false, false, false);
  }

  static AccountDay settled(Version... versions) {
    return day(SettlementState.SETTLED, null, List.of(versions), null);
  }

  static AccountDay moving(Version... versions) {
    return day(SettlementState.PROVISIONAL, null, List.of(versions), null);
  }

  static AccountDay after(Version dayBefore, Version current) {
    return day(SettlementState.SETTLED, null, List.of(current), dayBefore);
  }

  static AccountDay unread(@Nullable FailureReason reason) {
    return day(SettlementState.OPEN, reason, List.of(), null);
  }

  static AccountDay failing(FailureReason reason, Version current) {
    return day(SettlementState.SETTLED, reason, List.of(current), null);
  }

  private static AccountDay day(
      SettlementState state,
      @Nullable FailureReason reason,
      List<Version> versions,
      @Nullable Version dayBefore) {
    Head.Belief belief =
        versions.isEmpty() ? null : belief(versions.getLast(), versions.getLast().asOf());
    return new AccountDay(
        account(1),
        new Head(DAY, belief, reason),
        state,
        versions,
        dayBefore,
        digest -> LISTS.getOrDefault(digest, new StatedCategories(digest, List.of())));
  }

  static Head.Belief belief(Version version, Instant confirmedAsOf) {
    return new Head.Belief(
        version.number(),
        version.number(),
        version.content().digest(),
        version.asOf(),
        confirmedAsOf,
        version.observedAt(),
        version.observedAt());
  }
}
