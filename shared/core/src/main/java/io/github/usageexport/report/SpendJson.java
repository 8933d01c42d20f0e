package io.github.usageexport.report;

import static io.github.usageexport.report.UsageReportJson.plain;
import static io.github.usageexport.report.UsageReportJson.write;
import static io.github.usageexport.report.UsageReportJson.writePrices;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/** What was spent: in total, by family, by family and day, by account, in unknown categories. */
record SpendJson(JsonGenerator json) {

  void writeSpend(UsageReport report) throws IOException {
    writeTotals(report);
    json.writeArrayFieldStart("families");
    for (Map.Entry<String, Prices> family : report.families().entrySet()) {
      for (Map.Entry<String, BigDecimal> price : family.getValue().byCurrency().entrySet()) {
        json.writeStartObject();
        write(json, "category_family", family.getKey());
        writePrice(price);
      }
    }
    json.writeEndArray();
    writeFamilyDays(report);
    writeAccounts(report);
    writeUnknown(report);
  }

  private void writeTotals(UsageReport report) throws IOException {
    json.writeArrayFieldStart("totals");
    Prices additive = report.additive();
    Prices residual = report.family(UsageReport.RESIDUAL);
    for (Map.Entry<String, BigDecimal> total : report.total().byCurrency().entrySet()) {
      json.writeStartObject();
      write(json, "price_unit", total.getKey());
      write(json, "totalprice", plain(total.getValue()));
      write(json, "additive", plain(additive.in(total.getKey())));
      write(json, "residual", plain(residual.in(total.getKey())));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeFamilyDays(UsageReport report) throws IOException {
    json.writeArrayFieldStart("family_days");
    for (ReportedDay day : report.days()) {
      for (Map.Entry<String, Prices> family : day.families().entrySet()) {
        for (Map.Entry<String, BigDecimal> price : family.getValue().byCurrency().entrySet()) {
          json.writeStartObject();
          write(json, "usage_date", day.day());
          write(json, "category_family", family.getKey());
          writePrice(price);
        }
      }
    }
    json.writeEndArray();
  }

  private void writePrice(Map.Entry<String, BigDecimal> price) throws IOException {
    write(json, "price_unit", price.getKey());
    write(json, "price", plain(price.getValue()));
    json.writeEndObject();
  }

  private void writeAccounts(UsageReport report) throws IOException {
    json.writeArrayFieldStart("accounts");
    for (ReportedAccount account : report.accounts()) {
      json.writeStartObject();
      write(json, "account_sid", account.account().sid());
      write(json, "account_name", account.account().name());
      write(json, "account_status", account.account().status());
      json.writeNumberField("days", account.days());
      writePrices(json, "totalprice", account.total());
      json.writeObjectFieldStart("families");
      for (Map.Entry<String, Prices> family : account.families().entrySet()) {
        writePrices(json, family.getKey(), family.getValue());
      }
      json.writeEndObject();
      writePrices(json, "restated", account.restated());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeUnknown(UsageReport report) throws IOException {
    json.writeArrayFieldStart("unknown_categories");
    for (UnknownCategory unknown : report.unknown()) {
      json.writeStartObject();
      write(json, "category", unknown.category());
      writePrices(json, "price", unknown.price());
      json.writeNumberField("account_days", unknown.accountDays());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
