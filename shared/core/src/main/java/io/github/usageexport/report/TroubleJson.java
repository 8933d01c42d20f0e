package io.github.usageexport.report;

import static io.github.usageexport.report.UsageReportJson.write;
import static io.github.usageexport.report.UsageReportJson.writePrices;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.usageexport.report.Restatements.Tally;
import java.io.IOException;
import java.util.List;

/** What was restated, what is missing, and what is flagged. */
record TroubleJson(JsonGenerator json) {

  void writeTrouble(UsageReport report) throws IOException {
    writeRestatements(report.restatements());
    writeGaps(report.gaps());
    writeFlags(report.flags());
  }

  private void writeRestatements(Restatements restatements) throws IOException {
    json.writeObjectFieldStart("restatements");
    writeTally("all", restatements.all());
    writeTally("of_run", restatements.ofRun());
    json.writeArrayFieldStart("largest");
    for (RestatedDay restated : restatements.largest()) {
      json.writeStartObject();
      write(json, "account_sid", restated.account().sid());
      write(json, "account_name", restated.account().name());
      write(json, "usage_date", restated.day());
      json.writeNumberField("version", restated.version());
      write(json, "previous_state", restated.previousState());
      writePrices(json, "price_delta", restated.delta());
      json.writeNumberField("rows", restated.rows());
      write(json, "mostly", restated.mostly());
      write(json, "previous_as_of", restated.previousAsOf());
      write(json, "as_of", restated.asOf());
      write(json, "observed_at", restated.observedAt());
      write(json, "run_id", restated.runId());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("left_off", restatements.leftOff());
    json.writeEndObject();
  }

  private void writeTally(String name, Tally tally) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("days", tally.versions());
    json.writeNumberField("rows", tally.rows());
    writePrices(json, "price_delta", tally.delta());
    json.writeEndObject();
  }

  private void writeGaps(List<Gap> gaps) throws IOException {
    json.writeArrayFieldStart("missing");
    for (Gap gap : gaps) {
      json.writeStartObject();
      write(json, "account_sid", gap.account().sid());
      write(json, "account_name", gap.account().name());
      json.writeBooleanField("observed", gap.observed());
      write(json, "reason", gap.reason());
      write(json, "explanation", gap.explanation());
      json.writeNumberField("days", gap.days());
      write(json, "first_date", gap.within().start());
      write(json, "last_date", gap.within().end());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeFlags(List<FlaggedDays> flags) throws IOException {
    json.writeArrayFieldStart("quality_flags");
    for (FlaggedDays flagged : flags) {
      json.writeStartObject();
      write(json, "flag", flagged.flag());
      json.writeNumberField("account_days", flagged.accountDays());
      json.writeNumberField("accounts", flagged.accounts());
      write(json, "first_date", flagged.within().start());
      write(json, "last_date", flagged.within().end());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
