package io.github.usageexport.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.github.usageexport.report.Printable;
import io.github.usageexport.report.UsageReport;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Renders a usage report as one self-contained HTML page: no scripts, fonts, images or links. The
 * same report always gives the same bytes. The templates lie in {@code src/main/jte}.
 */
public final class UsageReportHtml {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          UsageReportHtml.class.getClassLoader(),
          UsageReportHtml.class.getPackageName());

  private UsageReportHtml() {}

  /** Encoded in UTF-8. */
  public static byte[] write(UsageReport report) {
    StringOutput page = new StringOutput();
    TEMPLATES.render("report.jte", ReportPage.of(report), new SafeOutput(page));
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Replaces control characters, which JTE's escaping lets through. */
  private static final class SafeOutput extends OwaspHtmlTemplateOutput {
    SafeOutput(StringOutput page) {
      super(page);
    }

    @Override
    public void writeUserContent(@Nullable String text) {
      if (text != null) {
        super.writeUserContent(Printable.text(text));
      }
    }
  }
}
