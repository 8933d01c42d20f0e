package io.github.usageexport.cli;

import java.time.Instant;

/** What a report's figures are by the lake. */
final class ReportSql {
  static final String RESTATED =
      """
      select count(distinct (usage_date, account_sid, version)), count(*), %s
      from restatements where previous_state <> 'OPEN'
      """
          .formatted(plain("sum(price_delta) filter (category = 'totalprice')"));

  static final String RESTATED_DAYS =
      """
      select cast(usage_date as varchar), account_sid, version, coalesce(%s, ''),
        any_value(run_id)
      from restatements where previous_state <> 'OPEN' group by 1, 2, 3
      """
          .formatted(plain("sum(price_delta) filter (category = 'totalprice')"));

  static final String FAMILY_DAYS =
      """
      select cast(usage_date as varchar), category_family, price_unit, %s from spend_by_family_day
      where price <> 0 order by 1, 2, 3
      """
          .formatted(plain("price"));

  static final String CONTROLS =
      """
      select count(*) filter (result = 'PASS'), count(*) filter (result = 'WARN'),
        count(*) filter (result = 'FAIL')
      from control_totals
      """;

  static final String OPEN_CONTROLS =
      """
      select cast(usage_date as varchar), check_id, coalesce(account_sid, 'null'), coalesce(category, 'null'), result
      from control_totals where result <> 'PASS'
      """;

  static final String DAYS =
      """
      select cast(usage_date as varchar), count(*) filter (state = 'OPEN'),
        count(*) filter (state = 'PROVISIONAL'), count(*) filter (state = 'SETTLED'),
        count(*) filter (state = 'CLOSED'), count(*) filter (not observed),
        count(*) filter (observed and reason is not null),
        rtrim(rtrim(strftime(max(confirmed_as_of), '%Y-%m-%dT%H:%M:%S.%g'), '0'), '.') || 'Z'
      from coverage group by 1 order by 1
      """;

  private ReportSql() {}

  /**
   * The rule for what was known at a moment, over every version that ever was.
   *
   * @return what stands for {@code usage_daily}
   */
  static String knownAt(Instant moment) {
    return """
    (select v.* from usage_versions v join (
       select usage_date, account_sid, max(version) as version from usage_versions
       where observed_at <= timestamp '%s' and not list_contains(quality_flags, 'OUT_OF_ORDER')
       group by all) k using (usage_date, account_sid, version))
    """
        .formatted(moment.toString().replace('T', ' ').replace("Z", ""));
  }

  static String totals(String usage) {
    String total = "sum(price) filter (category = 'totalprice')";
    String additive = "coalesce(sum(price) filter (category_role = 'ADDITIVE'), 0)";
    return """
    select price_unit, %s, %s, %s from %s u where price_unit is not null
    group by 1 having count(*) filter (category = 'totalprice') > 0 order by 1
    """
        .formatted(plain(total), plain(additive), plain(total + " - " + additive), usage);
  }

  static String familyDays(String usage) {
    return """
    select cast(usage_date as varchar), family, %s from (
      select usage_date, category_family as family, price from %s a
      where category_role = 'ADDITIVE' and price is not null
      union all
      select usage_date, '(residual)', rest from (
        select usage_date, account_sid,
          sum(case when category = 'totalprice' then price
                   when category_role = 'ADDITIVE' then -price end) as rest
        from %s b group by all)
      where rest <> 0)
    group by 1, 2 order by 1, 2
    """
        .formatted(plain("sum(price)"), usage, usage);
  }

  static String accounts(String usage) {
    return """
    select account_sid, arg_max(account_name, usage_date), %s from %s u
    where category = 'totalprice' and price_unit = 'usd' group by 1 order by 1
    """
        .formatted(plain("sum(price)"), usage);
  }

  static String unknown(String usage) {
    return """
    select category, %s, count(*) from %s u
    where category_role = 'UNKNOWN' group by 1 order by 1
    """
        .formatted(plain("sum(price)"), usage);
  }

  /** As text without zeros at its end. */
  private static String plain(String sum) {
    return "regexp_replace(cast(cast(%s as decimal(38,10)) as varchar), '\\.?0+$', '')"
        .formatted(sum);
  }
}
