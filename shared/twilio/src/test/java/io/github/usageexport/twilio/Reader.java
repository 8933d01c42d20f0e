package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.collect.SliceReading;
import io.github.usageexport.collect.UsageSource;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.Slice;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsageRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** A reader of one scripted Twilio in November 2026, whose waits cost no time. */
final class Reader implements AutoCloseable {
  static final AccountSid PARENT = new AccountSid("AC" + "0".repeat(32));
  static final String SECRET = "s3cret-of-the-parent";

  /** The path of a list of closed days. */
  static final String LIST = "/2010-04-01/Accounts/" + Pages.ACCOUNT + "/Usage/Records/Daily.json";

  private static final Account ACCOUNT =
      new Account(Pages.ACCOUNT, "Acme", AccountStatus.ACTIVE, PARENT, null);

  final ScriptedTwilio server;
  final WaitingClock clock = new WaitingClock(Instant.parse("2026-11-24T02:00:00Z"));
  final Twilio twilio;

  /** One for all readings, as in a run. */
  final UsageSource usage;

  Reader(ScriptedTwilio.Script script) throws IOException {
    this(script, Duration.ofSeconds(20), CredentialSource.of(parentToken()));
  }

  Reader(ScriptedTwilio.Script script, Duration requestDeadline, CredentialSource credentials)
      throws IOException {
    server = new ScriptedTwilio(script);
    TwilioSettings settings =
        new TwilioSettings(
            server.baseUrl(),
            PARENT,
            1000,
            4,
            requestDeadline,
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            1 << 20,
            NetworkSettings.DIRECT);
    twilio = new Twilio(settings, credentials, clock, clock, new Random(20_261_124));
    usage = twilio.usage();
  }

  static TwilioCredentials parentToken() {
    return new TwilioCredentials(PARENT.value(), SECRET);
  }

  static Slice slice(Granularity granularity, String start, String end) {
    return new Slice(
        ACCOUNT, granularity, new DateRange(LocalDate.parse(start), LocalDate.parse(end)));
  }

  /** Reads a month that is over: one list, if nothing goes wrong. */
  SliceReading october() throws UnreadableException {
    return usage.read(slice(Granularity.DAILY, "2026-10-01", "2026-10-31"));
  }

  List<String> categoriesOfOctober() throws UnreadableException {
    return october().records().stream().map(UsageRecord::category).map(Object::toString).toList();
  }

  /** Why October cannot be read; the problem never names a secret. */
  Problem problem() {
    return problem(this::october);
  }

  static Problem problem(Attempt attempt) {
    try {
      Object read = attempt.make();
      throw new AssertionError("it could be read: " + read);
    } catch (UnreadableException e) {
      String authorization = parentToken().authorization();
      List<String> texts = new ArrayList<>(List.of(e.toString(), e.problem().toString()));
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        texts.add(cause.toString());
      }
      assertThat(texts)
          .noneMatch(text -> text.contains(SECRET) || text.contains(authorization))
          .noneMatch(text -> text.contains(base64(SECRET)));
      assertThat(e.problem().detail()).isNotBlank();
      assertThat(e.problem().remedy()).isNotBlank();
      return e.problem();
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(Pages.utf8(text));
  }

  /** Something that is expected to fail. */
  @FunctionalInterface
  interface Attempt {
    Object make() throws UnreadableException;
  }

  Duration waited() {
    return clock.waits().stream().reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() {
    twilio.close();
    server.close();
  }
}
