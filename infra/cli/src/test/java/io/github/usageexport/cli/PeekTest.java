package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.http.CredentialKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code usage peek}: what Twilio says right now, and nothing stored. */
class PeekTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"today", "yesterday", "this-month", "last-month", "all-time"})
  void everyPeriodIsShownLargestFirst(String period) throws IOException {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
      Machine.Result result =
          Machine.of(folder, simulator).usage("peek", "--period", period, "--format", "json");

      assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.DONE);
      List<BigDecimal> prices = rows(result).stream().map(row -> amount(row.get("price"))).toList();
      assertThat(prices).hasSizeGreaterThan(10).isSortedAccordingTo(Comparator.reverseOrder());
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void aDayPeekedAtIsTheDayThatIsExported() throws IOException {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
      Machine machine = Machine.of(folder, simulator);
      Machine.Result peeked = machine.usage("peek", "--period", "yesterday", "--format", "json");

      String yesterday =
          LocalDate.ofInstant(simulator.clock().instant(), ZoneOffset.UTC).minusDays(1).toString();
      machine.export(yesterday, yesterday);
      Machine.Result exported =
          machine.usage(
              "query",
              "--format",
              "json",
              """
              select account_sid, category, price, price_unit, usage, usage_unit, count, as_of
              from usage_daily where price <> 0 or usage <> 0 or count <> 0
              """);

      assertThat(rows(peeked).stream().map(PeekTest::asExported))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(
              rows(exported).stream().map(PeekTest::asExported).toList());
    }
  }

  @Test
  void oneAccountAloneCanBeLookedAt() throws IOException {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
      Machine.Result result =
          Machine.of(folder, simulator)
              .usage("peek", "--account-sid", simulator.accountSid(), "--format", "json");

      assertThat(rows(result))
          .isNotEmpty()
          .allMatch(row -> simulator.accountSid().equals(row.get("account_sid")));
    }
  }

  @Test
  void anAccountThatCannotBeReadIsNamedWithTheRemedy() throws IOException {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
      var key = simulator.credential(simulator.accountSid(), CredentialKind.MAIN_KEY);
      Machine.Result result =
          Machine.of(folder, simulator)
              .without("TWILIO_AUTH_TOKEN")
              .with("TWILIO_API_KEY", key.username())
              .with("TWILIO_API_SECRET", key.secret())
              .usage("peek", "--format", "json");

      assertThat(result.exit()).isEqualTo(ExitCode.PARTIAL);
      assertThat(rows(result))
          .isNotEmpty()
          .allMatch(row -> simulator.accountSid().equals(row.get("account_sid")));
      assertThat(result.err()).contains("UNAUTHORISED", "cannot read subaccounts");
    }
  }

  @Test
  void aPeriodThatTwilioHasNotIsRefusedByName() {
    Machine.Result result =
        new Machine(folder)
            .with("TWILIO_ACCOUNT_SID", "AC" + "a".repeat(32))
            .with("TWILIO_AUTH_TOKEN", "secret")
            .usage("peek", "--period", "next-month");

    assertThat(result.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(result.err()).contains("--period", "'next-month'", "all-time");
  }

  private static List<Map<String, String>> rows(Machine.Result result) throws IOException {
    return new ObjectMapper().readValue(result.out(), new TypeReference<>() {});
  }

  /** The amounts by value, whatever their trailing zeros, beside what names the row. */
  private static List<Object> asExported(Map<String, String> row) {
    return Arrays.asList(
        row.get("account_sid"),
        row.get("category"),
        amount(row.get("price")),
        row.get("price_unit"),
        amount(row.get("usage")),
        row.get("usage_unit"),
        amount(row.get("count")),
        row.get("as_of"));
  }

  private static BigDecimal amount(@Nullable String text) {
    return text == null ? BigDecimal.ZERO : new BigDecimal(text).stripTrailingZeros();
  }
}
