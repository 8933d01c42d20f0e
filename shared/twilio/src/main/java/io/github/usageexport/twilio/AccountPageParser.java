package io.github.usageexport.twilio;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads pages of the account list. Twilio sends each account's auth_token: it is passed over. */
final class AccountPageParser {
  /** RFC 2822 without its day of the week, as in {@code Fri, 18 Oct 2019 17:02:00 +0000}. */
  private static final DateTimeFormatter DATE_CREATED =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private AccountPageParser() {}

  /**
   * One page of the list.
   *
   * @param start index in the whole list of the first account, from 0; null where not stated
   * @param end index of the last account, inclusive; null where not stated
   */
  record AccountPage(
      List<Account> accounts,
      @Nullable String nextPageUri,
      @Nullable Integer start,
      @Nullable Integer end) {}

  static AccountPage parse(byte[] body) throws IOException {
    try (JsonParser json = Json.parser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the answer is not a JSON object");
      }
      List<Account> accounts = null;
      String nextPageUri = null;
      Integer start = null;
      Integer end = null;
      Set<String> seen = new HashSet<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        switch (name) {
          case "accounts" -> {
            Json.requireFirst(name, seen);
            accounts = accounts(json, value);
          }
          case "next_page_uri" -> {
            Json.requireFirst(name, seen);
            nextPageUri = text(json, value);
          }
          case "start" -> start = Json.index(json, value);
          case "end" -> end = Json.index(json, value);
          default -> json.skipChildren();
        }
      }
      if (json.currentToken() != JsonToken.END_OBJECT || accounts == null) {
        throw new IOException("the answer holds no accounts");
      }
      Json.requireEnd(json);
      return new AccountPage(accounts, nextPageUri, start, end);
    } catch (JsonProcessingException e) {
      throw Json.unreadable(e);
    }
  }

  private static List<Account> accounts(JsonParser json, JsonToken value) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      throw new IOException("accounts is not an array");
    }
    List<Account> accounts = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      accounts.add(account(json));
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw new IOException("accounts holds something that is not an object");
    }
    return accounts;
  }

  private static Account account(JsonParser json) throws IOException {
    String sid = null;
    String owner = null;
    String name = null;
    String status = null;
    String created = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      switch (field) {
        case "sid" -> sid = text(json, value);
        case "owner_account_sid" -> owner = text(json, value);
        case "friendly_name" -> name = text(json, value);
        case "status" -> status = text(json, value);
        case "date_created" -> created = text(json, value);
        default -> json.skipChildren();
      }
    }
    try {
      AccountSid account = new AccountSid(sid == null ? "" : sid);
      return new Account(
          account,
          name == null ? "" : name,
          status == null ? AccountStatus.ACTIVE : new AccountStatus(status),
          owner == null ? account : new AccountSid(owner),
          created(created));
    } catch (IllegalArgumentException e) {
      throw new IOException("account '%s' cannot be: %s".formatted(sid, e.getMessage()), e);
    }
  }

  /**
   * It only spares requests for days before the account was: one that is none is as if unstated.
   */
  private static @Nullable Instant created(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      String date = text.substring(text.indexOf(',') + 1).strip();
      return ZonedDateTime.parse(date, DATE_CREATED).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable String text(JsonParser json, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      return json.getText().isEmpty() ? null : json.getText();
    }
    json.skipChildren();
    return null;
  }
}
