package io.github.usageexport.simulator.http;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes the answers that are no data. */
final class ErrorAnswers {
  private final JsonFactory factory;

  ErrorAnswers(JsonFactory factory) {
    this.factory = factory;
  }

  Answer json(ApiError error, Map<String, String> headers, PageBuffer out) {
    try (var json = factory.createGenerator(out)) {
      json.writeStartObject();
      if (error.code() != ApiError.NO_CODE) {
        json.writeNumberField("code", error.code());
      }
      json.writeStringField("message", error.getMessage());
      if (error.code() != ApiError.NO_CODE) {
        json.writeStringField("more_info", "https://www.twilio.com/docs/errors/" + error.code());
      }
      json.writeNumberField("status", error.status());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return new Answer(error.status(), Answer.JSON, headers, out, 0);
  }

  /** Without {@code .json} a path means XML, and so does its error. */
  Answer xml(ApiError error, PageBuffer out) {
    out.writeBytes(
        """
        <?xml version='1.0' encoding='UTF-8'?>
        <TwilioResponse><RestException><Code>%d</Code><Status>%d</Status></RestException></TwilioResponse>
        """
            .formatted(error.code(), error.status())
            .getBytes(StandardCharsets.UTF_8));
    return new Answer(error.status(), "application/xml", Map.of(), out, 0);
  }

  /** What a gateway in between says: a page for people. */
  Answer gateway(int status, PageBuffer out) {
    out.writeBytes(
        """
        <!DOCTYPE html>
        <html><head><title>%d</title></head><body><h1>The request could not be satisfied.</h1></body></html>
        """
            .formatted(status)
            .getBytes(StandardCharsets.UTF_8));
    return new Answer(status, "text/html", Map.of(), out, 0);
  }

  Answer redirect(String location, PageBuffer out) {
    return new Answer(302, "text/html", Map.of("Location", location), out, 0);
  }
}
