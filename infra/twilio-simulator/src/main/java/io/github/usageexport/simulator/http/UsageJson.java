package io.github.usageexport.simulator.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Writes a page of usage as Twilio does: 15 fields to a row, amounts as strings. */
final class UsageJson {
  private static final DateTimeFormatter AS_OF =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String[][] SUBRESOURCES = {
    {"all_time", "AllTime"},
    {"daily", "Daily"},
    {"last_month", "LastMonth"},
    {"monthly", "Monthly"},
    {"this_month", "ThisMonth"},
    {"today", "Today"},
    {"yearly", "Yearly"},
    {"yesterday", "Yesterday"},
  };
  private static final SerializedString API_VERSION = new SerializedString("2010-04-01");

  private final JsonFactory factory;

  UsageJson(JsonFactory factory) {
    this.factory = factory;
  }

  void write(UsagePage page, PageBuffer out) {
    try (var json = factory.createGenerator(out)) {
      json.writeStartObject();
      writeEnvelope(json, page);
      json.writeArrayFieldStart("usage_records");
      var asOf = format(page.asOf());
      for (var row : page.rows()) {
        writeRow(json, page.query().resource(), row, asOf);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }

  static String format(Instant asOf) {
    return AS_OF.format(asOf);
  }

  private static void writeEnvelope(JsonGenerator json, UsagePage page) throws IOException {
    var query = page.query();
    var paging = query.paging();
    var previous =
        paging.page() == 0
            ? Optional.<String>empty()
            : Optional.of(query.with(paging.previous()).uri());
    json.writeStringField("first_page_uri", query.firstPageUri());
    json.writeNumberField("end", page.end());
    json.writeStringField("previous_page_uri", previous.orElse(null));
    json.writeStringField("uri", query.uri());
    json.writeNumberField("page_size", paging.pageSize());
    json.writeNumberField("start", page.start());
    json.writeStringField("next_page_uri", page.next().orElse(null));
    json.writeNumberField("page", paging.page());
    if (page.total().isPresent()) {
      var pages = Math.ceilDiv(page.total().get(), paging.pageSize());
      var last = new Paging(paging.pageSize(), (int) Math.max(0, pages - 1), 0);
      json.writeNumberField("num_pages", pages);
      json.writeNumberField("total", page.total().get());
      json.writeStringField("last_page_uri", query.with(last).uri());
    }
  }

  private static void writeRow(
      JsonGenerator json, UsageResource resource, UsageRow row, String asOf) throws IOException {
    var stated = row.stated();
    var count = stated.count();
    var start = row.period().first().toString();
    var end = row.period().last().toString();
    var account = Route.ROOT + "/" + row.accountSid();
    var query = ".json?Category=" + stated.category();
    json.writeStartObject();
    json.writeStringField("category", stated.category());
    json.writeStringField("description", stated.description());
    json.writeStringField("account_sid", row.accountSid());
    json.writeStringField("start_date", start);
    json.writeStringField("end_date", end);
    json.writeStringField("as_of", asOf);
    json.writeStringField("count", count == null ? null : count.toPlainString());
    json.writeStringField("count_unit", stated.countUnit());
    json.writeStringField("usage", stated.usage().toPlainString());
    json.writeStringField("usage_unit", stated.usageUnit());
    json.writeStringField("price", row.price());
    json.writeStringField("price_unit", row.priceUnit());
    json.writeFieldName("api_version");
    json.writeString(API_VERSION);
    json.writeStringField(
        "uri",
        account
            + resource.path()
            + "?Category="
            + stated.category()
            + "&StartDate="
            + start
            + "&EndDate="
            + end);
    json.writeObjectFieldStart("subresource_uris");
    for (var subresource : SUBRESOURCES) {
      json.writeStringField(subresource[0], account + "/Usage/Records/" + subresource[1] + query);
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
