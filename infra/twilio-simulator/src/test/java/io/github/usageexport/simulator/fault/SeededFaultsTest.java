package io.github.usageexport.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeededFaultsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverStrikesARequestMoreThanTwiceInARowNorTwiceWithA401(long seed) {
    var kinds = EnumSet.complementOf(EnumSet.of(FaultKind.PAGE_SIZE_REFUSED));
    kinds.removeIf(kind -> !kind.recoverable());
    var faults = new SeededFaults(seed, List.copyOf(kinds), 1000);
    for (var target = 0; target < 200; target++) {
      var path = "/" + target;
      var outcomes =
          IntStream.range(0, 12)
              .mapToObj(attempt -> faults.faultFor(usage(path, attempt)))
              .toList();
      for (var i = 2; i < outcomes.size(); i++) {
        assertThat(outcomes.subList(i - 2, i + 1)).as("seed %d", seed).contains(Optional.empty());
        assertThat(outcomes.subList(i - 1, i + 1))
            .as("seed %d", seed)
            .isNotEqualTo(
                List.of(Optional.of(FaultKind.SPORADIC_401), Optional.of(FaultKind.SPORADIC_401)));
      }
    }
  }

  @Test
  void everyRecoverableKindOccurs() {
    var faults = SeededFaults.recoverable(7, 300);
    var seen = EnumSet.noneOf(FaultKind.class);
    for (var i = 0; i < 2000; i++) {
      faults
          .faultFor(new ApiRequest("AC" + i % 1000, "Daily", "/" + i, 1, 1000, 0))
          .ifPresent(seen::add);
    }
    assertThat(seen).allMatch(FaultKind::recoverable).hasSize(12);
  }

  @Test
  void aFatalKindStaysWithItsAccountAndSparesTheAccountsThemselves() {
    var faults = SeededFaults.fatal(3, 1000);
    var first = faults.faultFor(usage("/a", 0));
    assertThat(first).isPresent();
    assertThat(faults.faultFor(usage("/b", 9))).isEqualTo(first);
    assertThat(faults.faultFor(new ApiRequest("AC1", ApiRequest.ACCOUNT, "/c", 0, 0, 0))).isEmpty();
  }

  @Test
  void aListMovesOnOnePageAndOnce() {
    var faults = new SeededFaults(5, List.of(FaultKind.MOVING_LIST), 1000);
    var struck =
        IntStream.range(0, 30)
            .filter(
                i ->
                    faults
                        .faultFor(new ApiRequest("AC1", "Daily", "/" + i, i / 3, 1000, i % 3))
                        .isPresent())
            .count();
    assertThat(struck).isEqualTo(1);
  }

  @Test
  void aRateIsANumberInAThousand() {
    assertThatThrownBy(() -> SeededFaults.recoverable(1, 1001)).hasMessageContaining("0 to 1000");
  }

  @Test
  void ofTwoSchedulesTheFirstThatSpeaksIsHeard() {
    var throttled = ScriptedFault.of(FaultKind.THROTTLED).onAccount("AC2");
    var error = ScriptedFault.of(FaultKind.SERVER_ERROR).onResource("Daily").onPage(0);
    assertThat(throttled.or(error).faultFor(usage("/a", 0))).contains(FaultKind.SERVER_ERROR);
    assertThat(error.or(throttled).faultFor(usage("/a", 1))).isEmpty();
  }

  private static ApiRequest usage(String target, int attempt) {
    return new ApiRequest("AC1", "Daily", target, 0, 1000, attempt);
  }
}
