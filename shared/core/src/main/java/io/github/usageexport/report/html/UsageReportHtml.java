package io.github.usageexport.report.html;

import io.github.usageexport.report.ReportedRun;
import io.github.usageexport.report.UsageReport;
import io.github.usageexport.report.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A usage report for people: one page without scripts, fonts, images or anything else from
 * elsewhere. The same report gives the same bytes.
 */
public final class UsageReportHtml {
  private static final String STYLE = "report.css";

  private UsageReportHtml() {}

  /** UTF-8. */
  public static byte[] write(UsageReport report) {
    Html html = new Html();
    html.raw("<!doctype html>\n").open("html", "lang", "en").line();
    writeHead(html, report);
    html.open("body").open("main").line();
    writeDefinitions(html);
    new SummarySection(html, report).write();
    int number = 0;
    for (String currency : report.total().byCurrency().keySet()) {
      SpendSection spend = new SpendSection(html, report, Shades.of(report, currency), ++number);
      spend.write();
      spend.writeSums();
    }
    new RestatedSection(html, report).write();
    new ChecksSection(html, report).write();
    new MissingSection(html, report).write();
    new SettlementSection(html, report).write();
    writeFooter(html, report);
    html.close().close().close().line();
    return html.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void writeHead(Html html, UsageReport report) {
    String style = style();
    html.open("head")
        .empty("meta", "charset", "utf-8")
        .empty(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                .formatted(digest(style)))
        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .empty("meta", "name", "color-scheme", "content", "light dark")
        .put("title", "Twilio usage and cost, " + Words.range(report.range()))
        .open("style")
        .raw(style)
        .close()
        .close()
        .line();
  }

  /** What the residual is hatched with. */
  private static void writeDefinitions(Html html) {
    html.open("svg", "width", "0", "height", "0", "aria-hidden", "true", "class", "defs")
        .open("defs")
        .open(
            "pattern",
            "id",
            "hatch",
            "width",
            "6",
            "height",
            "6",
            "patternUnits",
            "userSpaceOnUse",
            "patternTransform",
            "rotate(45)")
        .empty("rect", "width", "6", "height", "6", "class", "hatch-back")
        .empty("rect", "width", "2.5", "height", "6", "class", "hatch-line")
        .close()
        .close()
        .close()
        .line();
  }

  private static void writeFooter(Html html, UsageReport report) {
    html.open("footer");
    ReportedRun run = report.run();
    if (run != null) {
      html.open("p")
          .text("Run ")
          .put("code", run.id())
          .text(
              " %s, started %s, ended %s."
                  .formatted(
                      run.ending(), Words.moment(run.startedAt()), Words.moment(run.finishedAt())))
          .close();
    }
    html.put(
        "p",
        "Days are GMT days. The total is Twilio's own (totalprice); families sum the categories"
            + " that are counted once, and the residual is what the total holds besides. Amounts"
            + " are rounded to hundredths here, so that sums may differ in the last digit;"
            + " usage report --json and the lake have them exactly.");
    html.close().line();
  }

  private static String style() {
    try (InputStream resource = UsageReportHtml.class.getResourceAsStream(STYLE)) {
      if (resource == null) {
        throw new IllegalStateException(STYLE + " is missing from the jar");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String style) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
