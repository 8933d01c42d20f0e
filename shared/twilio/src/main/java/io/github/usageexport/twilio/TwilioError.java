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

  private static final TwilioError NONE = new TwilioError(0, "");
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
      return new TwilioError(code, cut(message));
    } catch (IOException e) {
      return NONE;
    }
  }

  private static String cut(String message) {
    if (message.length() <= MAX_MESSAGE) {
      return message;
    }
    boolean splitsCharacter = Character.isHighSurrogate(message.charAt(MAX_MESSAGE - 1));
    return message.substring(0, splitsCharacter ? MAX_MESSAGE - 1 : MAX_MESSAGE);
  }

  /** Whether the body was Twilio's: a gateway's page states neither code nor message. */
  boolean isStated() {
    return code != 0 || !message.isEmpty();
  }

  /** For a sentence: {@code 404, error 20404: The requested resource was not found}. */
  String describe(int status) {
    return status
        + (code == 0 ? "" : ", error " + code)
        + (message.isEmpty() ? "" : ": " + message);
  }
}
