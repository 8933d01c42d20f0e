package io.github.usageexport.twilio;

import io.github.usageexport.usage.AccountSid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Pages of usage records as Twilio sends them, whole ones and ones made up for a test. */
final class Pages {
  /** The account of the documentation's samples. */
  static final AccountSid ACCOUNT = new AccountSid("ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

  static final List<String> DOCUMENTED =
      List.of(
          "documented-all-categories.json",
          "documented-daily.json",
          "documented-last-month.json",
          "documented-today.json");

  private Pages() {}

  /** A file of this package's test resources. */
  static byte[] resource(String name) {
    try (InputStream file = Pages.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("there is no test resource " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page of one record with these fields, as JSON members. */
  static byte[] ofRecord(String members) {
    return utf8("{\"usage_records\":[{" + members + "}],\"next_page_uri\":null}");
  }

  /** What every record must have; to be followed by more members. */
  static String required() {
    return "\"category\":\"calls\",\"start_date\":\"2026-10-01\",\"end_date\":\"2026-10-01\"";
  }

  /** One record of the account on a day. */
  static String row(String category, String day) {
    return """
    {"account_sid":"%s","category":"%s","start_date":"%s","end_date":"%s",\
    "as_of":"2026-11-20T10:00:00+00:00","count":"1","usage":"2","price":"0.0085",\
    "price_unit":"usd"}\
    """
        .formatted(ACCOUNT, category, day, day);
  }

  /** Records of so many categories on 2026-10-01, numbered from {@code first}. */
  static List<String> rows(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(number -> row("category-" + number, "2026-10-01"))
        .toList();
  }

  /** A page whose records are counted from {@code start}, as Twilio counts them. */
  static String page(int start, List<String> rows, @Nullable String next) {
    return """
    {"start":%s,"end":%s,"next_page_uri":%s,"usage_records":[%s]}\
    """
        .formatted(
            rows.isEmpty() ? 0 : start,
            rows.isEmpty() ? 0 : start + rows.size() - 1,
            next == null ? "null" : '"' + next + '"',
            rows.stream().collect(Collectors.joining(",")));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
