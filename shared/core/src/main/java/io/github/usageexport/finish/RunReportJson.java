package io.github.usageexport.finish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.usageexport.control.ControlCounts;
import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.Run;
import io.github.usageexport.run.SourceCounts;
import io.github.usageexport.snapshot.SliceChange.Counts;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Granularity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The run report for programs: one JSON object, amounts as strings. */
public final class RunReportJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private RunReportJson() {}

  /** UTF-8, with a line feed at its end. */
  public static byte[] write(RunReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      writeRun(json, report.run());
      writeAccounts(json, report);
      writeCounts(json, report);
      writeTwilio(json, report.twilio());
      writeTotals(json, report);
      json.writeStringField("lake", report.lake());
      writeNullable(json, "report_html", report.reportHtml().orElse(null));
      if (report.problem().isPresent()) {
        json.writeStringField("problem", report.problem().get());
      }
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static void writeRun(JsonGenerator json, Run run) throws IOException {
    json.writeStringField("run_id", run.id());
    json.writeStringField("status", run.status().name());
    json.writeStringField("started_at", run.startedAt().toString());
    writeNullable(json, "finished_at", run.finishedAt());
    json.writeStringField("start_date", run.range().start().toString());
    json.writeStringField("end_date", run.range().end().toString());
    json.writeArrayFieldStart("granularities");
    for (Granularity granularity : run.granularities()) {
      json.writeString(granularity.word());
    }
    json.writeEndArray();
  }

  private static void writeAccounts(JsonGenerator json, RunReport report) throws IOException {
    json.writeObjectFieldStart("accounts");
    json.writeNumberField("listed", report.listed());
    json.writeNumberField("observed", report.observed());
    json.writeNumberField("skipped", report.skipped());
    json.writeArrayFieldStart("failed");
    for (Map.Entry<AccountSid, Problem> failed : report.failed().entrySet()) {
      json.writeStartObject();
      json.writeStringField("account_sid", failed.getKey().value());
      writeProblem(json, failed.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeProblem(JsonGenerator json, Problem problem) throws IOException {
    json.writeStringField("reason", problem.reason().name());
    json.writeStringField("detail", problem.detail());
    json.writeStringField("remedy", problem.remedy());
  }

  private static void writeCounts(JsonGenerator json, RunReport report) throws IOException {
    Counts snapshots = report.snapshots();
    json.writeObjectFieldStart("snapshots");
    json.writeNumberField("new", snapshots.created());
    json.writeNumberField("changed", snapshots.changed());
    json.writeNumberField("unchanged", snapshots.unchanged());
    json.writeNumberField("out_of_order", snapshots.outOfOrder());
    json.writeEndObject();
    json.writeObjectFieldStart("restatements");
    json.writeNumberField("days", report.restated().days());
    json.writeNumberField("rows", report.restated().rows());
    json.writeObjectFieldStart("price_delta");
    for (Map.Entry<String, Amount> delta : report.restated().priceDelta().entrySet()) {
      json.writeStringField(delta.getKey(), delta.getValue().toString());
    }
    json.writeEndObject();
    json.writeEndObject();
    ExportOutcome partitions = report.partitions();
    json.writeObjectFieldStart("partitions");
    json.writeNumberField("written", partitions.written());
    json.writeNumberField("unchanged", partitions.unchanged());
    json.writeNumberField("files", partitions.written());
    json.writeNumberField("bytes", partitions.bytes());
    json.writeNumberField("versions_dropped", partitions.versionsDropped());
    json.writeEndObject();
  }

  private static void writeTwilio(JsonGenerator json, SourceCounts twilio) throws IOException {
    json.writeObjectFieldStart("twilio");
    json.writeNumberField("requests", twilio.requests());
    json.writeNumberField("pages", twilio.pages());
    json.writeNumberField("records", twilio.records());
    json.writeNumberField("retries", twilio.retries());
    json.writeNumberField("throttled", twilio.throttled());
    json.writeNumberField("max_in_flight", twilio.maxInFlight());
    json.writeNumberField("bytes", twilio.bytes());
    json.writeEndObject();
  }

  private static void writeTotals(JsonGenerator json, RunReport report) throws IOException {
    json.writeArrayFieldStart("totals");
    for (UsageTotals.Total total : report.totals()) {
      json.writeStartObject();
      json.writeStringField("price_unit", total.priceUnit());
      json.writeStringField("totalprice", plain(total.totalprice()));
      json.writeStringField("additive", plain(total.additive()));
      json.writeStringField("residual", plain(total.residual()));
      json.writeEndObject();
    }
    json.writeEndArray();
    ControlCounts controls = report.partitions().controls();
    json.writeObjectFieldStart("controls");
    json.writeNumberField("pass", controls.pass());
    json.writeNumberField("warn", controls.warn());
    json.writeNumberField("fail", controls.fail());
    json.writeEndObject();
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  private static void writeNullable(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, value.toString());
    }
  }
}
