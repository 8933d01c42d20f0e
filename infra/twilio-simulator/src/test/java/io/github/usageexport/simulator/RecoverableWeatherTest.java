package io.github.usageexport.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.http.ServerOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is called recoverable is: whoever asks again reads the truth. */
class RecoverableWeatherTest {
  private static final int MOST_READS = 12;
  private static final int MOST_ATTEMPTS = 3;
  private static final int[] PAGE_SIZES = {500, 250};

  @Test
  void aPatientReaderReadsTheTruthAndEveryRecoverableKindStrikes() throws IOException {
    var options =
        SimulatorOptions.defaults()
            .withSeed(11)
            .withSubaccounts(60)
            .withCategories(60, 12)
            .withServer(ServerOptions.defaults().withStallCap(Duration.ofMillis(40)))
            .withRecoverableFaults(400);
    try (var simulator = Simulator.start(options);
        var reader = Reader.of(simulator)) {
      var now = simulator.clock().instant();
      for (var account : simulator.truth().accounts(now)) {
        var rows = readPatiently(reader, Usage.path(account, "Daily"));
        var truth =
            Stream.iterate(now, day -> day.minus(Duration.ofDays(1)))
                .limit(20)
                .map(day -> LocalDate.ofInstant(day, ZoneOffset.UTC))
                .flatMap(
                    day ->
                        simulator.truth().stated(account.sid(), day, now).stream()
                            .map(row -> day + " " + Usage.content(row)));
        assertThat(rows.stream().map(Usage::keyAndContent).sorted().toList())
            .as("account %s", account)
            .isEqualTo(truth.sorted().toList());
      }
      assertThat(simulator.metrics().faults().keySet())
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(FaultKind.values()).filter(FaultKind::recoverable).toList());
    }
  }

  private static List<JsonNode> readPatiently(Reader reader, String path) {
    for (var attempt = 0; attempt < MOST_READS; attempt++) {
      var size = PAGE_SIZES[attempt % PAGE_SIZES.length];
      var rows =
          read(reader, path + "?StartDate=-19days&IncludeSubaccounts=false&PageSize=" + size);
      if (rows.isPresent() && new HashSet<>(rows.get()).size() == rows.get().size()) {
        return rows.get();
      }
    }
    throw new AssertionError("no whole list of " + path);
  }

  private static Optional<List<JsonNode>> read(Reader reader, String target) {
    var rows = new ArrayList<JsonNode>();
    var next = target;
    while (!next.equals("null")) {
      var page = page(reader, next);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      page.get().path("usage_records").forEach(rows::add);
      next = page.get().path("next_page_uri").asText();
    }
    return Optional.of(rows);
  }

  private static Optional<JsonNode> page(Reader reader, String target) {
    for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        var answer = reader.get(target);
        if (answer.statusCode() == 200) {
          return Optional.of(Reader.parse(answer.body()));
        }
      } catch (AssertionError e) {
        assertThat(e).hasMessageStartingWith("no whole answer");
      }
    }
    return Optional.empty();
  }
}
