package io.github.usageexport.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.http.ServerOptions;
import io.github.usageexport.simulator.world.ZeroRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final SimulatorOptions SMALL = SimulatorOptions.defaults().withCategories(30, 8);

  @Test
  void isTwiliosWithoutTotals() throws IOException {
    try (var simulator = Simulator.start(SMALL);
        var reader = Reader.of(simulator)) {
      var path = Usage.path(simulator.accountSid(), "Daily");
      var first = reader.json(path + "?IncludeSubaccounts=false&StartDate=-1days");
      assertThat(first.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder(
              "first_page_uri",
              "next_page_uri",
              "previous_page_uri",
              "uri",
              "page",
              "page_size",
              "start",
              "end",
              "usage_records");
      assertThat(first.path("next_page_uri").asText())
          .isEqualTo(
              path
                  + "?StartDate=-1days&IncludeSubaccounts=false&PageSize=50&Page=1"
                  + "&PageToken=APMQ%3D%3D");
      assertThat(first.path("start").asInt()).isZero();
      assertThat(first.path("end").asInt()).isEqualTo(49);
      var second = reader.json(first.path("next_page_uri").asText());
      assertThat(second.path("start").asInt()).isEqualTo(50);
      assertThat(second.path("end").asInt()).isEqualTo(61);
      assertThat(second.path("next_page_uri").isNull()).isTrue();
      assertThat(reader.json(second.path("previous_page_uri").asText())).isEqualTo(first);
    }
  }

  @Test
  void hasTotalsIfTheOldOneIsAskedFor() throws IOException {
    var options =
        SMALL.withServer(ServerOptions.defaults().withEnvelope(ServerOptions.Envelope.LEGACY));
    try (var simulator = Simulator.start(options);
        var reader = Reader.of(simulator)) {
      var page = reader.json(Usage.path(simulator.accountSid(), "Daily") + "?StartDate=-1days");
      assertThat(page.path("total").asInt()).isEqualTo(62);
      assertThat(page.path("num_pages").asInt()).isEqualTo(2);
      assertThat(reader.json(page.path("last_page_uri").asText()).path("usage_records"))
          .hasSize(12);
    }
  }

  @Test
  void ofAnEmptyListBeginsAndEndsAtZero() throws IOException {
    try (var simulator = Simulator.start(SMALL.withZeroRows(ZeroRows.OMITTED));
        var reader = Reader.of(simulator)) {
      var idle = simulator.world().accounts().get(2);
      var page = reader.json(Usage.path(idle, "Daily"));
      assertThat(page.path("usage_records")).isEmpty();
      assertThat(page.path("start").asInt()).isZero();
      assertThat(page.path("end").asInt()).isZero();
      assertThat(page.path("next_page_uri").isNull()).isTrue();
    }
  }

  @Test
  void amountsAreStringsAndTheTotalHasNoCount() throws IOException {
    try (var simulator = Simulator.start(SMALL);
        var reader = Reader.of(simulator)) {
      var path = Usage.path(simulator.accountSid(), "Yesterday");
      var total = reader.rows(path + "?Category=totalprice").getFirst();
      assertThat(total.path("count").isNull()).isTrue();
      assertThat(total.path("count_unit").asText()).isEmpty();
      assertThat(total.path("usage")).isEqualTo(total.path("price"));
      assertThat(total.path("price").isTextual()).isTrue();
      assertThat(total.path("usage_unit").asText()).isEqualTo("usd");
      assertThat(total.path("as_of").asText()).isEqualTo("2026-11-20T09:26:00+00:00");
    }
  }

  @Test
  void comesCompressedIfAsked() throws IOException {
    try (var simulator = Simulator.start(SMALL);
        var reader = Reader.of(simulator)) {
      var path = Usage.path(simulator.accountSid(), "Daily");
      var zipped = reader.get(path, "gzip");
      assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
      try (var plain = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
        assertThat(plain.readAllBytes()).isEqualTo(reader.get(path).body());
      }
      assertThat(zipped.headers().firstValue("Twilio-Request-Id"))
          .hasValueSatisfying(id -> assertThat(id).matches("RQ[0-9a-f]{32}"));
      assertThat(zipped.headers().firstValue("Twilio-Concurrent-Requests")).hasValue("1");
    }
  }

  @Test
  void isTheSameBytesForTheSameSeedAndInstant() throws IOException {
    try (var one = Simulator.start(SMALL);
        var other = Simulator.start(SMALL);
        var readerOfOne = Reader.of(one);
        var readerOfOther = Reader.of(other)) {
      other.clock().advance(Duration.ofDays(30));
      other.clock().set(one.clock().instant());
      var path = Usage.path(one.accountSid(), "Daily") + "?PageSize=1000";
      assertThat(readerOfOne.get(path).body()).isEqualTo(readerOfOther.get(path).body());
    }
  }
}
