package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.collect.SliceReading;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 20404 on a usage path says that there is no data, if the account itself still answers. */
@Timeout(60)
class NoDataTest {
  private static final String ACCOUNT = "/2010-04-01/Accounts/" + Pages.ACCOUNT + ".json";

  private static ScriptedTwilio.Script withoutUsage(Answer account) {
    return request -> request.path().equals(ACCOUNT) ? account : Answer.error(404, 20404);
  }

  @Test
  void isNoDataWhileTheAccountAnswers() throws Exception {
    try (Reader reader = new Reader(withoutUsage(Answer.json("{}")))) {
      SliceReading reading = reader.october();
      assertThat(reading.records()).isEmpty();
      assertThat(reading.noData())
          .hasSize(31)
          .contains(UsagePeriod.day(LocalDate.parse("2026-10-31")));
      assertThat(reader.server.requests()).hasSize(2);
    }
  }

  @Test
  void isAnAccountThatIsGoneIfThatIsNotFoundEither() throws Exception {
    try (Reader reader = new Reader(withoutUsage(Answer.error(404, 20404)))) {
      assertThat(reader.problem().reason()).isEqualTo(FailureReason.ACCOUNT_GONE);
      assertThat(reader.problem().detail()).contains(Pages.ACCOUNT.value());
    }
  }

  @Test
  void isNotAnAccountThatIsGoneWhenAGatewayKnowsNoPath() throws Exception {
    try (Reader reader = new Reader(withoutUsage(Answer.status(404, "404 page not found")))) {
      assertThat(reader.problem().reason()).isEqualTo(FailureReason.UNAVAILABLE);
    }
  }

  @Test
  void isUnauthorisedIfTheAccountMayNotBeRead() throws Exception {
    try (Reader reader = new Reader(withoutUsage(Answer.error(401, 20003)))) {
      assertThat(reader.problem().reason()).isEqualTo(FailureReason.UNAUTHORISED);
    }
  }

  @Test
  void waitsUntilTheAccountAnswers() throws Exception {
    ScriptedTwilio.Script script =
        request ->
            request.number() < 3
                ? withoutUsage(Answer.html503()).answer(request)
                : Answer.json("{}");
    try (Reader reader = new Reader(script)) {
      assertThat(reader.october().noData()).hasSize(31);
      assertThat(reader.server.requests()).hasSize(4);
    }
  }

  @Test
  void concernsOnlyTheDaysOfTheListThatSaysSo() throws Exception {
    ScriptedTwilio.Script script =
        request -> {
          if (request.path().equals(ACCOUNT)) {
            return Answer.json("{}");
          }
          return request.path().contains("StartDate=2026-11-24")
              ? Answer.error(404, 20404)
              : Answer.json(Pages.page(0, List.of(), null));
        };
    try (Reader reader = new Reader(script)) {
      SliceReading reading =
          reader.usage.read(Reader.slice(Granularity.DAILY, "2026-11-20", "2026-11-24"));
      assertThat(reading.noData()).containsExactly(UsagePeriod.day(LocalDate.parse("2026-11-24")));
    }
  }
}
