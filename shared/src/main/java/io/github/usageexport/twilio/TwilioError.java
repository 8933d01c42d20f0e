package io.github.usageexport.twilio;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The error that Twilio puts in a body.
 *
 * @param code as in Twilio's error dictionary; 0 if none is stated
 * @param message empty if none is stated
 */
record TwilioError(int code, String message) {
  static final int INTERNAL = 20500;
  static final int INVALID_PAGE_TOKEN = 21481;

  static final TwilioError NONE = new TwilioError(0, "");
  private static final int MAX_MESSAGE = 200;

  static TwilioError parse(byte[] body) {
    try (JsonParser json = Json.parser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return NONE;
      }
      int code = 0;
      String message = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("code") && value == JsonToken.VALUE_NUMBER_INT) {
          code = json.getIntValue();
        } else if (name.equals("message") && value == JsonToken.VALUE_STRING) {
          message = json.getText();
        } else {
          json.skipChildren();
        }
      }
      return new TwilioError(code, message.substring(0, Math.min(MAX_MESSAGE, message.length())));
    } catch (IOException e) {
      return NONE;
    }
  }

  /** For a sentence: {@code 404, error 20404: The requested resource was not found}. */
  String describe(int status) {
    return status
        + (code == 0 ? "" : ", error " + code)
        + (message.isEmpty() ? "" : ": " + message);
  }
}
