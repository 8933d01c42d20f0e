package io.github.usageexport.twilio;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.UsageRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a page of usage records token by token. Fields that are not known are passed over; a body
 * that is no such page is an IOException, a record that cannot be true an UnreadableException.
 */
final class UsagePageParser {
  private final UsageRecordParser records;

  /**
   * @param account the only one whose records may be on the page
   */
  UsagePageParser(AccountSid account) {
    this.records = new UsageRecordParser(account);
  }

  UsagePage parse(byte[] body) throws IOException, UnreadableException {
    try (JsonParser json = Json.parser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the answer is not a JSON object");
      }
      List<UsageRecord> rows = null;
      String nextPageUri = null;
      Integer start = null;
      Integer end = null;
      Set<String> seen = new HashSet<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        switch (name) {
          case "usage_records" -> {
            Json.requireFirst(name, seen);
            rows = rows(json, value);
          }
          case "next_page_uri" -> {
            Json.requireFirst(name, seen);
            nextPageUri = Json.nextPageUri(json, value);
          }
          case "start" -> start = Json.index(json, value);
          case "end" -> end = Json.index(json, value);
          default -> json.skipChildren();
        }
      }
      if (json.currentToken() != JsonToken.END_OBJECT || rows == null) {
        throw new IOException("the answer holds no usage_records");
      }
      Json.requirePresent("next_page_uri", seen);
      Json.requireEnd(json);
      return new UsagePage(rows, nextPageUri, start, end);
    } catch (JsonProcessingException e) {
      throw Json.unreadable(e);
    }
  }

  private List<UsageRecord> rows(JsonParser json, JsonToken value)
      throws IOException, UnreadableException {
    if (value != JsonToken.START_ARRAY) {
      throw new IOException("usage_records is not an array");
    }
    List<UsageRecord> rows = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      rows.add(records.parse(json));
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw new IOException("usage_records holds something that is not an object");
    }
    return rows;
  }
}
