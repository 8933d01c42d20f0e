package io.github.usageexport.twilio;

import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.AccountSid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A page of full-size records from its bytes; an operation is a record. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class PageParsingBenchmark {
  private static final int RECORDS = 1_000;
  private static final int CATEGORIES = 400;
  private static final int USED_EVERY = 16;
  private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";

  private final byte[] page =
      IntStream.range(0, RECORDS)
          .mapToObj(PageParsingBenchmark::record)
          .collect(Collectors.joining(",", "{\"usage_records\":[", "],\"next_page_uri\":null}"))
          .getBytes(StandardCharsets.UTF_8);

  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public Object parse() throws IOException, UnreadableException {
    return new UsagePageParser(new AccountSid(ACCOUNT)).parse(page);
  }

  private static String record(int index) {
    int category = index % CATEGORIES;
    String name = "calls-inbound-tollfree-" + category;
    String day = "2026-10-%02d".formatted(1 + index / CATEGORIES);
    boolean used = category % USED_EVERY == 0;
    String links =
        Stream.of("all_time", "daily", "last_month", "monthly", "this_month", "today")
            .map(
                list ->
                    "\"%s\":\"/2010-04-01/Accounts/%s/Usage/Records/%s.json?Category=%s\""
                        .formatted(list, ACCOUNT, list, name))
            .collect(Collectors.joining(","));
    return """
    {"category":"%s","description":"Inbound toll-free minutes","account_sid":"%s",\
    "start_date":"%s","end_date":"%s","as_of":"2026-11-20T09:30:00+00:00","count":"%s",\
    "count_unit":"calls","usage":"%s","usage_unit":"minutes","price":"%s","price_unit":"usd",\
    "api_version":"2010-04-01","uri":"/2010-04-01/Accounts/%s/Usage/Records/Daily.json?Category=%s\
    &StartDate=%s&EndDate=%s","subresource_uris":{%s}}\
    """
        .formatted(
            name,
            ACCOUNT,
            day,
            day,
            used ? 100 + index : 0,
            used ? 300 + index : 0,
            used ? index + ".01250" : 0,
            ACCOUNT,
            name,
            day,
            day,
            links);
  }
}
