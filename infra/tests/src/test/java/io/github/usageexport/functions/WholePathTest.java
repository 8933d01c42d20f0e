package io.github.usageexport.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.cli.sqlite.SqliteDatabase;
import io.github.usageexport.run.Pause;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.twilio.CredentialSource;
import io.github.usageexport.twilio.Twilio;
import io.github.usageexport.twilio.TwilioCredentials;
import io.github.usageexport.twilio.TwilioSettings;
import io.github.usageexport.usage.AccountSid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Request to lake through all four functions; what lies there is what Twilio stated. */
class WholePathTest {
  private static final Path EVENT = Path.of("../../events/usage-export.json");
  private static final Instant START = Instant.parse("2026-11-10T09:30:00Z");
  private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 10, 31);

  @TempDir Path folder;

  @Test
  void theShippedEventExportsOctoberAndLaterWhatWasRestated() throws IOException {
    SimulatorOptions options =
        SimulatorOptions.defaults().withStart(START).withSubaccounts(4).withCategories(40, 8);
    try (Simulator simulator = Simulator.start(options);
        SqliteDatabase database = SqliteDatabase.open(folder, new SplittableRandom(1));
        Twilio twilio = twilio(simulator)) {
      StateMachine functions = new StateMachine(database, lake(), twilio, simulator.clock());

      assertComplete(functions.run(Files.readAllBytes(EVENT)));
      assertThat(TotalPrices.exported(lake())).isEqualTo(stated(simulator)).hasSizeGreaterThan(31);

      simulator.restateSomeDays(START.plus(Duration.ofHours(1)), 5);
      simulator.clock().advance(Duration.ofDays(2));
      Map<String, @Nullable Object> second = functions.run(Files.readAllBytes(EVENT));

      assertComplete(second);
      assertThat(second.get("restatements")).asString().doesNotContain("days=0");
      assertThat(TotalPrices.exported(lake())).isEqualTo(stated(simulator));
    }
  }

  private static void assertComplete(Map<String, @Nullable Object> report) {
    assertThat(report)
        .containsEntry("status", "COMPLETE")
        .containsEntry("start_date", FIRST.toString())
        .containsEntry("end_date", LAST.toString());
    assertThat(report.get("twilio")).asString().doesNotContain("requests=0");
  }

  private Path lake() {
    return folder.resolve("lake");
  }

  private static List<String> stated(Simulator simulator) {
    return TotalPrices.stated(simulator, FIRST, LAST, simulator.clock().instant());
  }

  private static Twilio twilio(Simulator simulator) {
    String parent = simulator.accountSid();
    return new Twilio(
        TwilioSettings.of(simulator.baseUrl(), new AccountSid(parent), 20),
        CredentialSource.of(new TwilioCredentials(parent, simulator.authToken())),
        simulator.clock(),
        Pause.SLEEP,
        new SplittableRandom(1));
  }
}
