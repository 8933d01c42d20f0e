package io.github.usageexport.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Which page of a list of usage: its token is "AP" and the page number in Base64. An empty page
 * that was put in moves the numbers that follow, but not the rows; the token then says by how many.
 *
 * @param rowPage the page whose rows are meant
 * @param emptyBefore how many empty pages were put in before it
 */
record Paging(int pageSize, int rowPage, int emptyBefore) {
  static final int DEFAULT_SIZE = 50;
  static final int LARGEST_SIZE = 1000;
  private static final Pattern TOKEN = Pattern.compile("(\\d{1,7})(?:\\+(\\d))?");

  static Paging of(QueryString query) {
    var size = pageSize(query);
    var token = query.value("PageToken");
    var number = query.value("Page");
    if (token.isEmpty()) {
      if (number.isPresent() && !number.get().equals("0")) {
        throw ApiError.invalidPageToken();
      }
      return new Paging(size, 0, 0);
    }
    var paging = parse(size, token.get());
    if (number.isPresent() && !number.get().equals(String.valueOf(paging.page()))) {
      throw ApiError.invalidPageToken();
    }
    return paging;
  }

  static int pageSize(QueryString query) {
    var text = query.value("PageSize").orElse(String.valueOf(DEFAULT_SIZE));
    if (!text.matches("\\d{1,4}")) {
      throw ApiError.badRequest("Invalid PageSize");
    }
    var size = Integer.parseInt(text);
    if (size < 1 || size > LARGEST_SIZE) {
      throw ApiError.badRequest("Invalid PageSize");
    }
    return size;
  }

  /** The number that a reader sees. */
  int page() {
    return rowPage + emptyBefore;
  }

  /** Number of the first row, counted over the whole list. */
  long firstRow() {
    return (long) rowPage * pageSize;
  }

  Paging next() {
    return new Paging(pageSize, rowPage + 1, emptyBefore);
  }

  Paging previous() {
    return new Paging(pageSize, Math.max(0, rowPage - 1), rowPage == 0 ? 0 : emptyBefore);
  }

  /** The same rows, after an empty page. */
  Paging afterEmptyPage() {
    return new Paging(pageSize, rowPage, emptyBefore + 1);
  }

  String token() {
    var text = emptyBefore == 0 ? "" + rowPage : rowPage + "+" + emptyBefore;
    return "AP" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Paging parse(int size, String token) {
    try {
      var bytes = Base64.getDecoder().decode(token.startsWith("AP") ? token.substring(2) : "!");
      var matcher = TOKEN.matcher(new String(bytes, StandardCharsets.US_ASCII));
      if (!matcher.matches()) {
        throw ApiError.invalidPageToken();
      }
      var empty = matcher.group(2);
      return new Paging(
          size, Integer.parseInt(matcher.group(1)), empty == null ? 0 : Integer.parseInt(empty));
    } catch (IllegalArgumentException e) {
      throw ApiError.invalidPageToken();
    }
  }
}
