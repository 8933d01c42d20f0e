package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.run.Problem;
import io.github.usageexport.usage.FailureReason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad weather that passes, and bad weather that stays. */
@Timeout(60)
class RecoveryTest {
  private static final String PAGE = Pages.page(0, Pages.rows(0, 3), null);
  private static final List<String> ROWS = List.of("category-0", "category-1", "category-2");
  private static final Duration SHORT = Duration.ofMillis(300);

  static Stream<Named<Answer>> passing() {
    return Stream.of(
        Named.of("429", Answer.error(429, 20429)),
        Named.of("429 without a body", Answer.status(429, "")),
        Named.of("429 with garbage", Answer.error(429, 20429).with("Retry-After", "soon")),
        Named.of("500", Answer.error(500, 20500)),
        Named.of("500 without a body", Answer.status(500, "")),
        Named.of("502", Answer.status(502, "bad gateway")),
        Named.of("HTML 503", Answer.html503()),
        Named.of("504", Answer.status(504, "<html>")),
        Named.of("408", Answer.status(408, "")),
        Named.of("401", Answer.error(401, 20003)),
        Named.of("404 of a gateway", Answer.status(404, "<html>404 page not found</html>")),
        Named.of("connection reset", Answer.reset()),
        Named.of("truncated body", Answer.truncated(PAGE)),
        Named.of("200 with HTML", Answer.json("<html>Please log in</html>")),
        Named.of("200 without a body", Answer.json("")),
        Named.of("200 with an error", Answer.error(200, 20500)));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void readsOnWhenItHasPassed(Answer weather) throws Exception {
    try (Reader reader = new Reader(ScriptedTwilio.inTurn(weather, Answer.json(PAGE)))) {
      assertThat(reader.categoriesOfOctober()).isEqualTo(ROWS);
      assertThat(reader.twilio.metrics().counts().retries()).isLessThanOrEqualTo(1);
      assertThat(reader.waited()).isLessThanOrEqualTo(Duration.ofMillis(250));
      assertThat(reader.twilio.metrics().counts().pages()).isEqualTo(1);
      assertThat(reader.twilio.metrics().counts().records()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource("passing")
  void readsOnInTheMiddleOfAList(Answer weather) throws Exception {
    String next = Reader.LIST + "?Page=1";
    ScriptedTwilio.Script script =
        ScriptedTwilio.inTurn(
            Answer.json(Pages.page(0, Pages.rows(0, 2), next)),
            weather,
            Answer.json(Pages.page(2, Pages.rows(2, 1), null)),
            Answer.json("asked for too often"));
    try (Reader reader = new Reader(script)) {
      assertThat(reader.categoriesOfOctober()).isEqualTo(ROWS);
      assertThat(reader.server.paths()).filteredOn(next::equals).hasSizeBetween(1, 2);
    }
  }

  static Stream<Named<Answer>> hanging() {
    return Stream.of(
        Named.of("stalled", Answer.stalled(PAGE)),
        Named.of("trickled", Answer.trickled()),
        Named.of("silent", (_, closed) -> closed.await()));
  }

  @ParameterizedTest
  @MethodSource("hanging")
  void cutsOffAnAnswerThatDoesNotEnd(Answer hanging) throws Exception {
    ScriptedTwilio.Script script = ScriptedTwilio.inTurn(hanging, Answer.json(PAGE));
    try (Reader reader = patientFor(SHORT, script)) {
      assertThat(reader.categoriesOfOctober()).isEqualTo(ROWS);
      assertThat(reader.twilio.metrics().counts().retries()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"7, PT7S", "60, PT30S", "3600, PT30S"})
  void waitsAsLongAsTwilioAsksWithinReason(String retryAfter, Duration waited) throws Exception {
    Answer throttled = Answer.error(429, 20429).with("Retry-After", retryAfter);
    try (Reader reader = new Reader(ScriptedTwilio.inTurn(throttled, Answer.json(PAGE)))) {
      assertThat(reader.categoriesOfOctober()).isEqualTo(ROWS);
      assertThat(reader.clock.waits()).containsExactly(waited);
      assertThat(reader.twilio.metrics().counts().throttled()).isEqualTo(1);
    }
  }

  static Stream<Named<Answer>> staying() {
    return Stream.concat(
        passing().filter(weather -> !weather.getName().equals("401")),
        Stream.of(
            Named.of("429 that asks for no wait", Answer.status(429, "").with("Retry-After", "0")),
            Named.of("a body without end", Answer.json("[" + " ".repeat(2 << 20)))));
  }

  @ParameterizedTest
  @MethodSource("staying")
  void losesPatienceAfterAMinute(Answer weather) throws Exception {
    try (Reader reader = new Reader(_ -> weather)) {
      Problem problem = reader.problem();
      assertThat(problem.reason()).isEqualTo(FailureReason.UNAVAILABLE);
      assertThat(problem.detail()).contains("tried", "/Usage/Records/Daily.json");
      assertThat(reader.waited()).isLessThan(Duration.ofSeconds(80));
      assertThat(reader.server.requests()).hasSizeBetween(3, 2_000);
    }
  }

  @Test
  void saysThatAWebPageIsAnsweredAfterThreeTries() throws Exception {
    try (Reader reader = new Reader(_ -> Answer.json("\ufeff<!DOCTYPE html><p>Sign in"))) {
      Problem problem = reader.problem();
      assertThat(problem.reason()).isEqualTo(FailureReason.UNAVAILABLE);
      assertThat(problem.detail()).contains("a web page", "tried 3 times");
      assertThat(reader.server.requests()).hasSize(3);
    }
  }

  /** It would be answered alike for ever. */
  @Test
  void refusesAtOnceWhatIsBeyondALimit() throws Exception {
    String page = Pages.page(0, Pages.rows(0, 1), null);
    for (String price : List.of("9".repeat(100_000), "9".repeat(500_000))) {
      try (Reader reader = new Reader(_ -> Answer.json(page.replace("0.0085", price)))) {
        Problem problem = reader.problem();
        assertThat(problem.reason()).isEqualTo(FailureReason.INVALID_RECORD);
        assertThat(problem.detail()).contains("category-0", Pages.ACCOUNT.value(), "price");
        assertThat(reader.server.requests()).hasSize(1);
      }
    }
  }

  @Test
  void losesPatienceWithAPageThatFailsBetweenGoodOnes() throws Exception {
    ScriptedTwilio.Script script =
        request ->
            request.path().contains("Page=1")
                ? Answer.error(500, 20500)
                : Answer.json(Pages.page(0, Pages.rows(0, 1), Reader.LIST + "?Page=1"));
    try (Reader reader = new Reader(script)) {
      assertThat(reader.problem().reason()).isEqualTo(FailureReason.UNAVAILABLE);
      assertThat(reader.server.requests()).hasSizeLessThan(500);
    }
  }

  @Test
  void givesUpSoonerWhereNothingEverAnswered() throws Exception {
    Reader reader = new Reader(_ -> Answer.reset());
    reader.server.close();
    try (reader) {
      Problem problem = reader.problem();
      assertThat(problem.reason()).isEqualTo(FailureReason.UNAVAILABLE);
      assertThat(problem.detail()).contains("no connection to http://127.0.0.1:");
      assertThat(problem.remedy()).contains("TWILIO_BASE_URL");
      assertThat(reader.waited()).isLessThan(Duration.ofSeconds(20));
    }
  }

  private static Reader patientFor(Duration deadline, ScriptedTwilio.Script script)
      throws IOException {
    return new Reader(script, deadline, CredentialSource.of(Reader.parentToken()));
  }
}
