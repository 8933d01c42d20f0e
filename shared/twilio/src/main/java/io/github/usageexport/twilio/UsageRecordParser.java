package io.github.usageexport.twilio;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.twilio.Json.BeyondLimitException;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsageRecord;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one usage record. Amounts may be text, numbers or null (the published description types
 * price as a number, every known answer has text) and are exact either way. Dates, names and units
 * repeat from record to record, so each is made once and shared.
 */
final class UsageRecordParser {
  /** More different texts than this on a page are not worth sharing. */
  private static final int MAX_SHARED = 10_000;

  /** Twilio's descriptions are of a few words, the longest known has under 150 characters. */
  private static final int MAX_DESCRIPTION = 2_000;

  private static final int MAX_UNIT = 200;
  private static final int MAX_SHOWN = 100;

  private final AccountSid account;
  private final TextTable texts = new TextTable();
  private final Map<String, Category> categories = new HashMap<>();
  private final Map<String, LocalDate> dates = new HashMap<>();
  private final Map<String, Instant> instants = new HashMap<>();

  UsageRecordParser(AccountSid account) {
    this.account = account;
  }

  /** Reads the object whose start is the parser's current token. */
  UsageRecord parse(JsonParser json) throws IOException, UnreadableException {
    Fields fields = new Fields();
    try {
      return record(read(json, fields));
    } catch (StreamConstraintsException e) {
      throw new BeyondLimitException(
          "the record %s of account %s on %s cannot be read: %s: %s"
              .formatted(
                  shown(fields.category),
                  account,
                  shown(fields.startDate == null ? fields.endDate : fields.startDate),
                  json.currentName(),
                  Json.limit(e)));
    }
  }

  private Fields read(JsonParser json, Fields fields) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "account_sid" -> fields.accountSid = text(json, value);
        case "category" -> fields.category = text(json, value);
        case "description" -> fields.description = text(json, value);
        case "start_date" -> fields.startDate = text(json, value);
        case "end_date" -> fields.endDate = text(json, value);
        case "as_of" -> fields.asOf = text(json, value);
        case "count" -> fields.count = amountText(json, value);
        case "count_unit" -> fields.countUnit = text(json, value);
        case "usage" -> fields.usage = amountText(json, value);
        case "usage_unit" -> fields.usageUnit = text(json, value);
        case "price" -> fields.price = amountText(json, value);
        case "price_unit" -> fields.priceUnit = text(json, value);
        default -> json.skipChildren();
      }
    }
    return fields;
  }

  private UsageRecord record(Fields fields) throws UnreadableException {
    AtomicBoolean rounded = new AtomicBoolean();
    try {
      if (fields.accountSid != null && !fields.accountSid.equals(account.value())) {
        throw new IllegalArgumentException("it is of account " + shown(fields.accountSid));
      }
      return new UsageRecord(
          account,
          shared(categories, required("category", fields.category), Category::new),
          bounded("description", fields.description, MAX_DESCRIPTION),
          date("start_date", fields.startDate),
          date("end_date", fields.endDate),
          amount("count", fields.count, rounded),
          bounded("count_unit", fields.countUnit, MAX_UNIT),
          amount("usage", fields.usage, rounded),
          bounded("usage_unit", fields.usageUnit, MAX_UNIT),
          amount("price", fields.price, rounded),
          bounded("price_unit", fields.priceUnit, MAX_UNIT),
          instant(fields.asOf),
          rounded.get());
    } catch (IllegalArgumentException e) {
      throw new UnreadableException(
          FailureReason.INVALID_RECORD,
          "the record %s of account %s on %s cannot be: %s"
              .formatted(shown(fields.category), account, shown(fields.startDate), e.getMessage()),
          "Run again; if it stays, show this line to Twilio's support");
    }
  }

  private LocalDate date(String field, @Nullable String text) {
    return shared(
        dates,
        required(field, text),
        date -> {
          try {
            return LocalDate.parse(date.strip());
          } catch (DateTimeException e) {
            return Moments.parse(date)
                .map(midnight -> midnight.atOffset(ZoneOffset.UTC))
                .filter(midnight -> midnight.toLocalTime().equals(LocalTime.MIDNIGHT))
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            field + " '" + shown(date) + "' is not YYYY-MM-DD", e))
                .toLocalDate();
          }
        });
  }

  private @Nullable Instant instant(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return shared(
        instants,
        text,
        moment ->
            Moments.parse(moment)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "as_of '" + shown(moment) + "' is not a timestamp"))
                .truncatedTo(ChronoUnit.MILLIS));
  }

  private static @Nullable Amount amount(
      String field, @Nullable String text, AtomicBoolean rounded) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      Amount.Stated stated = Amount.Stated.parse(text);
      if (stated.isRounded()) {
        rounded.set(true);
      }
      return stated.amount();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
    }
  }

  /** What is far longer than any that Twilio has could make a day too long to be kept. */
  private static @Nullable String bounded(String field, @Nullable String text, int most) {
    if (text != null && text.length() > most) {
      throw new IllegalArgumentException(
          "its %s has %d characters, and at most %d are taken"
              .formatted(field, text.length(), most));
    }
    return text;
  }

  private static String shown(@Nullable String text) {
    if (text == null) {
      return "(not stated)";
    }
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
  }

  private static String required(String field, @Nullable String text) {
    if (text == null) {
      throw new IllegalArgumentException("it has no " + field);
    }
    return text;
  }

  /** Text or the digits of a number as they stand; null for null and for an empty string. */
  private @Nullable String text(JsonParser json, JsonToken value) throws IOException {
    return switch (value) {
      case VALUE_NULL -> null;
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        int length = json.getTextLength();
        yield length == 0
            ? null
            : texts.text(json.getTextCharacters(), json.getTextOffset(), length);
      }
      default -> throw new IOException(json.currentName() + " is neither text, number nor null");
    };
  }

  /** As {@link #text}; what is no amount at all is left to be refused with the record's name. */
  private @Nullable String amountText(JsonParser json, JsonToken value) throws IOException {
    if (value.isStructStart() || value.isBoolean()) {
      json.skipChildren();
      return value.isBoolean() ? value.asString() : "{…}";
    }
    return text(json, value);
  }

  private static <T> T shared(Map<String, T> known, String text, Function<String, T> make) {
    T found = known.get(text);
    if (found == null) {
      found = make.apply(text);
      if (known.size() < MAX_SHARED) {
        known.put(text, found);
      }
    }
    return found;
  }

  /** The fields as they come, in any order. */
  private static final class Fields {
    @Nullable String accountSid;
    @Nullable String category;
    @Nullable String description;
    @Nullable String startDate;
    @Nullable String endDate;
    @Nullable String asOf;
    @Nullable String count;
    @Nullable String countUnit;
    @Nullable String usage;
    @Nullable String usageUnit;
    @Nullable String price;
    @Nullable String priceUnit;
  }
}
