package io.github.usageexport.handoff;

import io.github.usageexport.run.ExportRequest;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.run.RequestedRange;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The request of a run as JSON: {@code {"start_date":"2026-10-01","end_date":"2026-10-31"}}, or
 * {@code {"period":"last-month"}}, or {@code {"lookback_days":45}}, or {@code {}}; and, with any of
 * them, {@code granularities}, {@code account_sids}, {@code exclude_accounts}, {@code today} and
 * {@code add_parent}.
 */
public final class ExportRequestJson {
  private static final String START_DATE = "start_date";
  private static final String END_DATE = "end_date";
  private static final String PERIOD = "period";
  private static final String LOOKBACK_DAYS = "lookback_days";
  private static final String GRANULARITIES = "granularities";
  private static final String ACCOUNT_SIDS = "account_sids";
  private static final String EXCLUDE_ACCOUNTS = "exclude_accounts";
  private static final String TODAY = "today";
  private static final String ADD_PARENT = "add_parent";
  private static final List<String> KEYS =
      List.of(
          START_DATE,
          END_DATE,
          PERIOD,
          LOOKBACK_DAYS,
          GRANULARITIES,
          ACCOUNT_SIDS,
          EXCLUDE_ACCOUNTS,
          TODAY,
          ADD_PARENT);

  private ExportRequestJson() {}

  /**
   * Reads a request from UTF-8.
   *
   * @throws InvalidRequestException naming the key, the value and the rule that it breaks
   */
  public static ExportRequest parse(byte[] json) {
    return of(JsonFields.of(json));
  }

  /** Reads a request as Lambda hands it to a function, else as {@link #parse}. */
  public static ExportRequest of(Map<String, ? extends @Nullable Object> request) {
    RequestFields fields = new RequestFields(request).requireOnly(KEYS);
    return new ExportRequest(
        range(fields),
        fields.each(GRANULARITIES, Granularity::of),
        fields.each(ACCOUNT_SIDS, AccountSid::new),
        fields.each(EXCLUDE_ACCOUNTS, AccountSid::new),
        fields.text(TODAY).map(ExportRequestJson::today).orElse(null),
        null,
        fields.flag(ADD_PARENT));
  }

  private static RequestedRange range(RequestFields fields) {
    List<String> ways = Stream.of(START_DATE, PERIOD, LOOKBACK_DAYS).filter(fields::has).toList();
    if (ways.size() > 1) {
      throw new InvalidRequestException(
          "%s both say which days are meant: keep one".formatted(String.join(" and ", ways)));
    }
    if (fields.has(END_DATE) && !fields.has(START_DATE)) {
      throw RequestFields.wrong(
          END_DATE, fields.fields().get(END_DATE), "has no start_date: give the first day as well");
    }
    if (fields.has(START_DATE)) {
      return new RequestedRange.Dates(
          fields.text(START_DATE).orElseThrow(), fields.text(END_DATE).orElse(null));
    }
    if (fields.has(PERIOD)) {
      return RequestedRange.Period.of(fields.text(PERIOD).orElseThrow());
    }
    return new RequestedRange.Lookback(
        fields.wholeNumber(LOOKBACK_DAYS).orElse(RequestedRange.DEFAULT_LOOKBACK_DAYS));
  }

  private static LocalDate today(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidRequestException("%s '%s' is no date: YYYY-MM-DD".formatted(TODAY, text), e);
    }
  }
}
