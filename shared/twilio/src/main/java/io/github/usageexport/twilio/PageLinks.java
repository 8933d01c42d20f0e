package io.github.usageexport.twilio;

import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.FailureReason;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/**
 * Follows next_page_uri and nothing else: on the configured origin, in the list that was asked for,
 * and nowhere twice. Twilio gives a server-relative path with a query; what it holds is opaque.
 */
final class PageLinks {
  /** Pages without a row that may follow one another before they count as a loop. */
  private static final int MAX_EMPTY_PAGES = 100;

  /** A month of days of 16 000 categories, 25 times what Twilio has: no list is longer. */
  private static final int MAX_ROWS = 500_000;

  private static final int MAX_LINK = 4096;

  private final String origin;
  private final String firstPage;
  private final String listPath;
  private final Set<String> followed = new HashSet<>();
  private int emptyPages;
  private long rows;

  /**
   * @param firstPage path and query of the first page
   */
  PageLinks(String origin, String firstPage) {
    this.origin = origin;
    this.firstPage = firstPage;
    this.listPath = URI.create(origin + firstPage).getRawPath();
    followed.add(firstPage);
  }

  boolean isFirst(String page) {
    return page.equals(firstPage);
  }

  /** Path and query of the next page. */
  String follow(String nextPageUri, int rowsOnThisPage) throws UnreadableException {
    String link = nextPageUri;
    if (link.startsWith(origin + "/")) {
      link = link.substring(origin.length());
    }
    if (link.length() > MAX_LINK) {
      throw invalid(nextPageUri, "has more than " + MAX_LINK + " characters");
    }
    if (!staysInList(link)) {
      throw invalid(nextPageUri, "leaves " + origin + listPath);
    }
    if (!followed.add(link)) {
      throw invalid(nextPageUri, "was followed already");
    }
    emptyPages = rowsOnThisPage == 0 ? emptyPages + 1 : 0;
    if (emptyPages > MAX_EMPTY_PAGES) {
      throw invalid(nextPageUri, "follows " + emptyPages + " pages without a record");
    }
    rows += rowsOnThisPage;
    if (rows > MAX_ROWS) {
      throw invalid(nextPageUri, "follows more than " + MAX_ROWS + " records");
    }
    return link;
  }

  private boolean staysInList(String link) {
    if (!link.startsWith(listPath)) {
      return false;
    }
    try {
      URI whole = URI.create(origin + link);
      URI expected = URI.create(origin);
      return expected.getRawAuthority().equals(whole.getRawAuthority())
          && listPath.equals(whole.getRawPath())
          && whole.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static UnreadableException invalid(String link, String why) {
    return new UnreadableException(
        FailureReason.INVALID_PAGING,
        "next_page_uri '%s' %s".formatted(printable(link), why),
        "Run again; if it stays, show this line to Twilio's support");
  }

  private static String printable(String link) {
    String shown = link.length() > 200 ? link.substring(0, 200) + "…" : link;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
