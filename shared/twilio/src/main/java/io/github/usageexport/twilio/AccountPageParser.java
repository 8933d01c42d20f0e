package io.github.usageexport.twilio;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads pages of the account list. Twilio sends each account's auth_token: it is passed over. */
final class AccountPageParser {
  private static final int MAX_SHOWN = 40;

  private AccountPageParser() {}

  /**
   * One page of the list.
   *
   * @param strangers of each entry that names no account, what is wrong with it
   * @param start index in the whole list of the first account, from 0; null where not stated
   * @param end index of the last account, inclusive; null where not stated
   */
  record AccountPage(
      List<Account> accounts,
      List<String> strangers,
      @Nullable String nextPageUri,
      @Nullable Integer start,
      @Nullable Integer end) {}

  static AccountPage parse(byte[] body) throws IOException {
    try (JsonParser json = Json.parser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the answer is not a JSON object");
      }
      List<Account> accounts = null;
      List<String> strangers = new ArrayList<>();
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
            accounts = accounts(json, value, strangers);
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
      if (json.currentToken() != JsonToken.END_OBJECT || accounts == null) {
        throw new IOException("the answer holds no accounts");
      }
      Json.requirePresent("next_page_uri", seen);
      Json.requireEnd(json);
      return new AccountPage(accounts, strangers, nextPageUri, start, end);
    } catch (JsonProcessingException e) {
      throw Json.unreadable(e);
    }
  }

  private static List<Account> accounts(JsonParser json, JsonToken value, List<String> strangers)
      throws IOException {
    if (value != JsonToken.START_ARRAY) {
      throw new IOException("accounts is not an array");
    }
    List<Account> accounts = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      account(json, strangers).ifPresent(accounts::add);
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw new IOException("accounts holds something that is not an object");
    }
    return accounts;
  }

  private static Optional<Account> account(JsonParser json, List<String> strangers)
      throws IOException {
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
    Optional<AccountSid> account = sid(sid);
    if (account.isEmpty()) {
      strangers.add("'%s'".formatted(sid == null ? "" : shown(sid)));
      return Optional.empty();
    }
    return Optional.of(
        new Account(
            account.get(),
            name == null ? "" : name,
            status == null || status.isBlank()
                ? AccountStatus.ACTIVE
                : new AccountStatus(status.strip()),
            sid(owner).orElse(account.get()),
            created(created)));
  }

  private static Optional<AccountSid> sid(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(new AccountSid(text.strip()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Short: what is no SID may be anything, a token as well. */
  private static String shown(String text) {
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
  }

  /**
   * It only spares requests for days before the account was: one that is none is as if unstated.
   */
  private static @Nullable Instant created(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return Moments.parse(text).map(created -> created.truncatedTo(ChronoUnit.MILLIS)).orElse(null);
  }

  private static @Nullable String text(JsonParser json, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      return json.getText().isEmpty() ? null : json.getText();
    }
    json.skipChildren();
    return null;
  }
}
