package io.github.usageexport.report;

import static io.github.usageexport.report.UsageReportJson.write;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.usageexport.control.PriceIncident;
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
    json.writeArrayFieldStart("kinds");
    for (ControlGroup kind : checks.kinds()) {
      json.writeStartObject();
      write(json, "check_id", kind.first().row().checkId());
      write(json, "result", kind.first().row().result());
      json.writeNumberField("times", kind.times());
      json.writeNumberField("accounts", kind.accounts());
      write(json, "first_date", kind.days().start());
      write(json, "last_date", kind.days().end());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("open");
    for (OpenControl control : checks.open()) {
      ControlTotalRow row = control.row();
      json.writeStartObject();
      write(json, "usage_date", control.day());
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
    json.writeNumberField("left_off", checks.leftOff());
    json.writeArrayFieldStart("incidents");
    for (PriceIncident incident : checks.incidents()) {
      json.writeStartObject();
      write(json, "account_sid", incident.account());
      write(json, "account_name", incident.accountName());
      write(json, "category", incident.category());
      write(json, "first_date", incident.days().getFirst());
      write(json, "last_date", incident.days().getLast());
      json.writeNumberField("days", incident.days().size());
      write(json, "price_unit", incident.priceUnit());
      write(json, "flagged_as_of", incident.flaggedAsOf());
      write(json, "healed_as_of", incident.healedAsOf());
      write(json, "price_before", incident.priceBefore());
      write(json, "price_when_flagged", incident.priceWhenFlagged());
      write(json, "price_now", incident.priceNow());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
