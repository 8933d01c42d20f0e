package io.github.usageexport.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.usageexport.snapshot.SettlementState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A usage report for programs: one JSON object, amounts as strings. */
public final class UsageReportJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private UsageReportJson(JsonGenerator json) {
    this.json = json;
  }

  /** UTF-8, with a line feed at its end. */
  public static byte[] write(UsageReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new UsageReportJson(json).writeReport(report);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private void writeReport(UsageReport report) throws IOException {
    json.writeStartObject();
    ReportedRun run = report.run();
    write("run_id", run == null ? null : run.id());
    write("status", run == null ? null : run.status());
    write("problem", run == null ? null : run.problem());
    write("as_known_at", report.asKnownAt());
    write("start_date", report.range().start());
    write("end_date", report.range().end());
    write("freshest_as_of", report.freshest().orElse(null));
    writeTrust(Trust.in(report));
    writeChange(report.change());
    new SpendJson(json).writeSpend(report);
    writeDays(report.days());
    new TroubleJson(json).writeTrouble(report);
    new ChecksJson(json).writeChecks(report.checks());
    json.writeEndObject();
  }

  private void writeTrust(Trust trust) throws IOException {
    json.writeObjectFieldStart("trust");
    write("answer", trust.answer());
    json.writeArrayFieldStart("reasons");
    for (String reason : trust.reasons()) {
      json.writeString(reason);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeChange(@Nullable Change change) throws IOException {
    if (change == null) {
      json.writeNullField("change");
      return;
    }
    json.writeObjectFieldStart("change");
    writePrices(json, "before", change.before());
    writePrices(json, "first_read", change.firstRead());
    writePrices(json, "accrued", change.accrued());
    writePrices(json, "restated", change.restated());
    json.writeEndObject();
  }

  private void writeDays(List<ReportedDay> days) throws IOException {
    json.writeArrayFieldStart("days");
    for (ReportedDay day : days) {
      json.writeStartObject();
      write("usage_date", day.day());
      writePrices(json, "totalprice", day.total());
      for (SettlementState state : SettlementState.values()) {
        json.writeNumberField(state.name().toLowerCase(Locale.ROOT), day.count(state));
      }
      json.writeNumberField("missing", day.missing());
      json.writeNumberField("stale", day.stale());
      write("newest_confirmed_as_of", day.newestConfirmed());
      write("oldest_confirmed_as_of", day.oldestConfirmed());
      writePrices(json, "restated", day.restated());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(String name, @Nullable Object value) throws IOException {
    write(json, name, value);
  }

  static void write(JsonGenerator json, String name, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, value.toString());
    }
  }

  static void writePrices(JsonGenerator json, String name, Prices prices) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, BigDecimal> price : prices.byCurrency().entrySet()) {
      json.writeStringField(price.getKey(), plain(price.getValue()));
    }
    json.writeEndObject();
  }

  static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
