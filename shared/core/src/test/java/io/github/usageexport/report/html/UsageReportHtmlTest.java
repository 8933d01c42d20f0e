package io.github.usageexport.report.html;

import static io.github.usageexport.report.ReportedWorld.CLOSED;
import static io.github.usageexport.report.ReportedWorld.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.report.ChecksSource;
import io.github.usageexport.report.ReportScope;
import io.github.usageexport.report.ReportedRun;
import io.github.usageexport.report.ReportedWorld;
import io.github.usageexport.report.ReportedWorld.Row;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page is whole, needs nothing from elsewhere, and takes text for text. */
class UsageReportHtmlTest {
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "</style><style>body{display:none}",
          "\" onload=\"alert(1)",
          "'; --><!-- ]]>",
          "&lt;b&gt; &amp; &#x3c;",
          "\u202Egnp.exe\u202C",
          "\uD83D\uDC69\u200D\uD83D\uDCBB Support \uD83D",
          "javascript:alert(1)",
          "A".repeat(400));

  /** What a page may consist of; no element of these loads or runs anything. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section",
          "div", "p", "h1", "h2", "h3", "ul", "li", "dl", "dt", "dd", "span", "strong", "small",
          "code", "bdi", "figure", "details", "summary", "table", "caption", "thead", "tbody", "tr",
          "th", "td", "svg", "defs", "pattern", "desc", "line", "rect", "text");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "lang",
          "charset",
          "http-equiv",
          "content",
          "name",
          "class",
          "id",
          "role",
          "tabindex",
          "scope",
          "title",
          "aria-label",
          "aria-labelledby",
          "aria-hidden",
          "width",
          "height",
          "x",
          "y",
          "x1",
          "x2",
          "y1",
          "y2",
          "rx",
          "patternUnits",
          "patternTransform");

  private static ReportedWorld hostileWorld() {
    ReportedWorld world = new ReportedWorld();
    for (int i = 0; i < HOSTILE.size(); i++) {
      Account account = ReportedWorld.account(i, HOSTILE.get(i));
      world.know(account, CLOSED);
      world.state(
          account,
          FIRST,
          CLOSED,
          CLOSED,
          new Row("x" + i + "</td><img src=x onerror=alert(1)>", 7, "<u>usd"),
          Row.usd("sms-outbound-longcode", 70 + i),
          Row.total(100 + i));
      world.state(
          account, FIRST, CLOSED.plusSeconds(60), CLOSED.plusSeconds(60), Row.total(90 + i));
    }
    return world;
  }

  private static String page(ReportedWorld world) {
    return new String(UsageReportHtml.write(world.report(3, null)), StandardCharsets.UTF_8);
  }

  @Test
  void isWellFormedAndOfElementsThatLoadNothing() throws Exception {
    Document document = parse(page(hostileWorld()));

    NodeList elements = document.getElementsByTagName("*");
    Set<String> names = new TreeSet<>();
    Set<String> attributes = new TreeSet<>();
    for (int i = 0; i < elements.getLength(); i++) {
      names.add(elements.item(i).getNodeName());
      NamedNodeMap of = elements.item(i).getAttributes();
      for (int j = 0; j < of.getLength(); j++) {
        attributes.add(of.item(j).getNodeName());
      }
    }
    assertThat(ELEMENTS).containsAll(names);
    assertThat(ATTRIBUTES).containsAll(attributes);
  }

  @Test
  void showsTextAsItStandsButForWhatTurnsItsDirection() throws Exception {
    String text = parse(page(hostileWorld())).getDocumentElement().getTextContent();

    for (String name : HOSTILE.subList(0, 5)) {
      assertThat(text).contains(name);
    }
    assertThat(text)
        .contains("\uFFFDgnp.exe\uFFFD", "\uD83D\uDC69\u200D\uD83D\uDCBB Support \uFFFD")
        .doesNotContain("\u202E", "\u202C");
  }

  @Test
  void allowsItselfItsOwnStyleAndNothingElse() throws Exception {
    String page = page(hostileWorld());
    String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    String digest =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(style.getBytes(StandardCharsets.UTF_8)));

    assertThat(page)
        .contains("default-src 'none'; style-src 'sha256-" + digest + "';")
        .doesNotContainPattern("(?i)<(script|link|img|iframe|object|embed|a|form|base)[ >]");
    assertThat(style).doesNotContain("@import", "url(http", "url(//", "url(data");
  }

  @Test
  void isTheSameForTheSameStore() {
    assertThat(page(hostileWorld())).isEqualTo(page(hostileWorld()));
  }

  @Test
  void everyChartHasATitleADescriptionAndATable() throws Exception {
    Document document = parse(page(hostileWorld()));
    NodeList figures = document.getElementsByTagName("figure");

    assertThat(figures.getLength()).isGreaterThanOrEqualTo(2);
    for (int i = 0; i < figures.getLength(); i++) {
      Document figure = parse("<!doctype html>\n" + Nodes.text(figures.item(i)));
      assertThat(figure.getElementsByTagName("desc").getLength()).isEqualTo(1);
      assertThat(figure.getElementsByTagName("table").getLength()).isEqualTo(1);
    }
  }

  @Test
  void saysWhatARunReadRestatedAndMissed() throws Exception {
    Account read = ReportedWorld.account(1, "Read");
    Account missed = ReportedWorld.account(2, "Missed");
    ReportedWorld world = new ReportedWorld();
    world.know(read, CLOSED).know(missed, CLOSED).fail(missed, FIRST, FailureReason.INVALID_RECORD);
    world.state(read, FIRST, CLOSED.minusSeconds(60), CLOSED.minusSeconds(60), Row.total(100));
    world.state(read, FIRST, CLOSED, CLOSED, Row.usd("sms-outbound-longcode", 70), Row.total(90));
    ReportedRun run =
        new ReportedRun(
            ReportedWorld.RUN,
            "PARTIAL",
            CLOSED.minusSeconds(30),
            null,
            null,
            List.of(
                new ReportedRun.Failure(
                    missed.sid(), FailureReason.INVALID_RECORD, "no amount: \"x\"", "Report it")));
    UsageReport report =
        world
            .reports(ChecksSource.NONE)
            .of(new ReportScope(new DateRange(FIRST, FIRST), null, run));

    assertThat(text(report))
        .contains(
            "Total USD 0.90 0.70 in product families, 0.20 in no family",
            "Change since the previous run USD -0.10",
            "Restated by Twilio -0.10",
            "Can these figures be trusted? No",
            "1 account-day missing.",
            "1 account-day restated after the day was over, by USD -0.10 in total. All of them by"
                + " this run.",
            "USD -0.10 sms-outbound-longcode closed: a correction 20 Nov 2026 12:00 GMT this run",
            "Not checked: no controls ran for these days.",
            "none Twilio returned an invalid record INVALID_RECORD",
            missed.sid() + " INVALID_RECORD: no amount: \"x\" . Report it",
            "Account-days: 1 closed.",
            "Run " + ReportedWorld.RUN + " not finished: it was stopped or is still running");
  }

  /** All text of a page, with one space between two elements. */
  private static String text(UsageReport report) throws Exception {
    String page = new String(UsageReportHtml.write(report), StandardCharsets.UTF_8);
    return parse(page.replaceAll("<(?=[^!])", " <"))
        .getDocumentElement()
        .getTextContent()
        .replaceAll("\\s+", " ");
  }

  @Test
  void staysUsableWithAThousandAccounts() {
    ReportedWorld world = new ReportedWorld();
    for (int i = 0; i < 1_000; i++) {
      Account account = ReportedWorld.account(i, "Customer " + i);
      world.know(account, CLOSED);
      world.state(
          account, FIRST, CLOSED, CLOSED, Row.usd("sms-outbound-longcode", i), Row.total(i + 5L));
    }

    String page = page(world);

    assertThat(page).contains("988 other accounts", "500 of 1000 rows", "usage query");
    assertThat(page.length()).isLessThan(500_000);
  }

  private static Document parse(String page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    String root = page.substring(page.indexOf('\n') + 1);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(root)));
  }
}
