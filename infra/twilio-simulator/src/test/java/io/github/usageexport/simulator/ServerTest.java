package io.github.usageexport.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.fault.ScriptedFault;
import io.github.usageexport.simulator.http.CredentialKind;
import io.github.usageexport.simulator.http.ServerOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("compares the threads of the process")
class ServerTest {
  private static final SimulatorOptions SMALL = SimulatorOptions.defaults().withCategories(20, 5);

  @Test
  void countsWhatItDid() throws IOException {
    try (var simulator = Simulator.start(SMALL);
        var reader = Reader.of(simulator)) {
      var path = Usage.path(simulator.accountSid(), "Today");
      var body = reader.get(path + "?PageSize=9").body();
      assertThat(reader.status("/elsewhere.json")).isEqualTo(404);
      var metrics = simulator.metrics();
      assertThat(metrics.requests()).isEqualTo(2);
      assertThat(metrics.requestsTo(path)).isEqualTo(1);
      assertThat(metrics.requestsBy(CredentialKind.MAIN_TOKEN)).isEqualTo(2);
      assertThat(metrics.rejectedCredentials()).isZero();
      assertThat(metrics.peakInFlight()).isEqualTo(1);
      assertThat(metrics.rows()).isEqualTo(9);
      assertThat(metrics.bytes()).isGreaterThanOrEqualTo(body.length);
      assertThat(metrics.answered(404)).isEqualTo(1);
    }
  }

  @Test
  void throttlesBeyondItsLimitAndNeverASingleReader() throws IOException {
    var server =
        ServerOptions.defaults()
            .withMostInFlight(2)
            .withLatency(Duration.ofMillis(50), Duration.ZERO);
    try (var simulator = Simulator.start(SMALL.withServer(server));
        var reader = Reader.of(simulator);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var path = Usage.path(simulator.accountSid(), "Today");
      var answers =
          IntStream.range(0, 12)
              .mapToObj(_ -> CompletableFuture.supplyAsync(() -> reader.status(path), threads))
              .toList();
      assertThat(answers.stream().map(CompletableFuture::join)).contains(200, 429);
      assertThat(IntStream.range(0, 5).map(_ -> reader.status(path))).containsOnly(200);
      assertThat(simulator.metrics().peakInFlight()).isGreaterThan(2);
    }
  }

  @Test
  void closesWithoutWaitingForAStalledBody() throws IOException {
    var server = ServerOptions.defaults().withStallCap(Duration.ofDays(1));
    var simulator = Simulator.start(SMALL.withServer(server));
    try (var reader = Reader.of(simulator);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      simulator.changeFaults(ScriptedFault.of(FaultKind.STALLED_BODY));
      var path = Usage.path(simulator.accountSid(), "Today");
      var stalled = CompletableFuture.supplyAsync(() -> reader.status(path), threads);
      while (simulator.metrics().faults(FaultKind.STALLED_BODY) == 0) {
        Thread.onSpinWait();
      }
      simulator.close();
      assertThat(stalled).failsWithin(Duration.ofSeconds(10));
    } finally {
      simulator.close();
    }
  }

  @Test
  void leavesNoThreadBehind() throws IOException {
    var before = Thread.getAllStackTraces().keySet();
    try (var simulator = Simulator.start(SMALL)) {
      assertThat(simulator.baseUrl().getPort()).isPositive();
    }
    assertThat(Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive))
        .extracting(Thread::getName)
        .filteredOn(name -> name.startsWith("HTTP-Dispatcher") || name.startsWith("server-timer"))
        .hasSameSizeAs(
            before.stream()
                .map(Thread::getName)
                .filter(
                    name -> name.startsWith("HTTP-Dispatcher") || name.startsWith("server-timer"))
                .toList());
  }

  @Test
  void listensOnLoopbackOnly() throws IOException {
    try (var simulator = Simulator.start(SMALL)) {
      assertThat(List.of(simulator.baseUrl().getScheme(), simulator.baseUrl().getHost()))
          .containsExactly("http", "127.0.0.1");
    }
  }

  @Test
  void showsWhatIsRestatedOnceTheClockHasReachedIt() throws IOException {
    try (var simulator = Simulator.start(SMALL);
        var reader = Reader.of(simulator)) {
      var at = simulator.clock().instant().plus(Duration.ofHours(1));
      var restatement = simulator.restateSomeDays(at, 1).getFirst();
      var target =
          Usage.path(restatement.accountSid(), "Daily")
              + "?Category=%s&StartDate=%s&EndDate=%s&IncludeSubaccounts=false"
                  .formatted(restatement.category(), restatement.day(), restatement.day());
      var before = reader.rows(target).getFirst();
      simulator.clock().advance(Duration.ofHours(1));
      var after = reader.rows(target).getFirst();
      assertThat(after.path("price")).isNotEqualTo(before.path("price"));
    }
  }
}
