package io.github.usageexport.report;

import static io.github.usageexport.report.UsageReportJson.write;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.usageexport.lake.ControlTotalRow;
import java.io.IOException;

/** What does not add up, and whether anybody looked. */
record ChecksJson(JsonGenerator json) {

  void writeChecks(Checks checks) throws IOException {
    json.writeObjectFieldStart("controls");
    json.writeBooleanField("checked", checks.made());
    json.writeNumberField("pass", checks.pass());
    json.writeNumberField("warn", checks.warn());
    json.writeNumberField("fail", checks.fail());
    json.writeArrayFieldStart("open");
    for (ControlTotalRow row : checks.open()) {
      json.writeStartObject();
      write(json, "check_id", row.checkId());
      write(json, "scope", row.scope());
      write(json, "account_sid", row.accountSid());
      write(json, "category", row.category());
      write(json, "price_unit", row.priceUnit());
      write(json, "expected", row.expected());
      write(json, "actual", row.actual());
      write(json, "difference", row.difference());
      write(json, "tolerance", row.tolerance());
      write(json, "result", row.result());
      write(json, "explanation", row.explanation());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("incidents");
    for (String incident : checks.incidents()) {
      json.writeString(incident);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
