package io.github.usageexport.simulator.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.usageexport.simulator.world.SimulatedAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes accounts, with their tokens if the credential is one itself. */
final class AccountJson {
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
          .withZone(ZoneOffset.UTC);
  private static final String[][] SUBRESOURCES = {
    {"addresses", "Addresses"},
    {"applications", "Applications"},
    {"authorized_connect_apps", "AuthorizedConnectApps"},
    {"available_phone_numbers", "AvailablePhoneNumbers"},
    {"balance", "Balance"},
    {"calls", "Calls"},
    {"conferences", "Conferences"},
    {"connect_apps", "ConnectApps"},
    {"incoming_phone_numbers", "IncomingPhoneNumbers"},
    {"keys", "Keys"},
    {"messages", "Messages"},
    {"notifications", "Notifications"},
    {"outgoing_caller_ids", "OutgoingCallerIds"},
    {"queues", "Queues"},
    {"recordings", "Recordings"},
    {"short_codes", "SMS/ShortCodes"},
    {"signing_keys", "SigningKeys"},
    {"sip", "SIP"},
    {"transcriptions", "Transcriptions"},
    {"usage", "Usage"},
  };

  private final JsonFactory factory;

  AccountJson(JsonFactory factory) {
    this.factory = factory;
  }

  void write(AccountPage page, CredentialKind reader, Instant now, PageBuffer out) {
    try (var json = factory.createGenerator(out)) {
      var query = page.query();
      json.writeStartObject();
      json.writeStringField("first_page_uri", query.firstPageUri());
      json.writeNumberField("end", page.end());
      json.writeStringField("previous_page_uri", page.previous().orElse(null));
      json.writeArrayFieldStart("accounts");
      for (var account : page.accounts()) {
        write(json, account, reader, now);
      }
      json.writeEndArray();
      json.writeStringField("uri", query.uri());
      json.writeNumberField("page_size", query.pageSize());
      json.writeNumberField("start", page.start());
      json.writeStringField("next_page_uri", page.next().orElse(null));
      json.writeNumberField("page", query.page());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }

  void write(SimulatedAccount account, CredentialKind reader, Instant now, PageBuffer out) {
    try (var json = factory.createGenerator(out)) {
      write(json, account, reader, now);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }

  private static void write(
      JsonGenerator json, SimulatedAccount account, CredentialKind reader, Instant now)
      throws IOException {
    var path = Route.ROOT + "/" + account.sid();
    json.writeStartObject();
    json.writeStringField("auth_token", reader.isToken() ? account.authToken() : "");
    json.writeStringField("date_created", RFC_2822.format(account.created()));
    json.writeStringField("date_updated", RFC_2822.format(account.updated(now)));
    json.writeStringField("friendly_name", account.friendlyName());
    json.writeStringField("owner_account_sid", account.ownerSid());
    json.writeStringField("sid", account.sid());
    json.writeStringField("status", account.status(now).text());
    json.writeObjectFieldStart("subresource_uris");
    for (var subresource : SUBRESOURCES) {
      json.writeStringField(subresource[0], path + "/" + subresource[1] + ".json");
    }
    json.writeEndObject();
    json.writeStringField("type", "Full");
    json.writeStringField("uri", path + ".json");
    json.writeEndObject();
  }
}
