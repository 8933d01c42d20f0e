package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.fault.FaultSchedule;
import io.github.usageexport.simulator.fault.ScriptedFault;
import io.github.usageexport.simulator.fault.SeededFaults;
import io.github.usageexport.simulator.http.ServerOptions;
import io.github.usageexport.simulator.world.SimulatedAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Seeded schedules of faults. After recoverable ones the lake is the truth; an account fails only
 * if its schedule holds a fatal fault, and is then named.
 *
 * <p>{@code -Dcampaign.schedules=5000} runs more, {@code -Dcampaign.seed=N} one again.
 */
class CampaignTest {
  private static final int SCHEDULES = Integer.getInteger("campaign.schedules", 30);

  /** Of each kind; a campaign that is smaller than that of {@code -Pfull} has few schedules. */
  private static final int OCCURRENCES = SCHEDULES < 300 ? 2 : 20;

  private static final List<FaultKind> FATAL =
      Stream.of(FaultKind.values()).filter(kind -> !kind.recoverable()).toList();

  private static final Instant START = Instant.parse("2026-11-18T09:30:00Z");
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 12);
  private static final LocalDate LAST = LocalDate.of(2026, 11, 17);

  /** By CONTRACT these are statements or nothing to read, and no account fails by them. */
  private static final Set<FaultKind> HARMLESS =
      EnumSet.of(FaultKind.SECOND_CURRENCY, FaultKind.NO_DATA_404, FaultKind.GONE_404);

  private static final Map<FaultKind, Long> OCCURRED = new EnumMap<>(FaultKind.class);

  @TempDir Path folder;

  static LongStream seeds() {
    Long only = Long.getLong("campaign.seed");
    return only == null ? LongStream.range(0, SCHEDULES) : LongStream.of(only);
  }

  @ParameterizedTest(name = "-Dcampaign.seed={0}")
  @MethodSource("seeds")
  void recoverableFaultsLoseNothingAndFatalOnesAreNamed(long seed) throws IOException {
    try (Simulator simulator = Simulator.start(options(seed))) {
      Map<String, FaultKind> fatal = seed % 2 == 0 ? fatal(simulator, seed) : Map.of();
      simulator.changeFaults(faults(seed, fatal));
      Machine machine = Machine.of(folder, simulator);
      Set<String> doomed = new TreeSet<>(fatal.keySet());
      doomed.removeIf(sid -> HARMLESS.contains(fatal.get(sid)));

      Machine.Result result = machine.export(FIRST.toString(), LAST.toString());

      count(simulator);
      assertThat(failed(result)).as(result.err()).isEqualTo(doomed);
      assertThat(result.exit()).isEqualTo(doomed.isEmpty() ? ExitCode.DONE : ExitCode.PARTIAL);
      Set<String> struck = fatal.keySet();
      assertThat(without(struck, LakeRows.of(machine, "usage_daily", "")))
          .isEqualTo(without(struck, LakeRows.stated(simulator, FIRST, LAST)));
    }
  }

  @AfterAll
  static void everyKindOccurred() {
    System.out.println("campaign of " + SCHEDULES + " schedules, faults by kind: " + OCCURRED);
    if (Long.getLong("campaign.seed") == null) {
      assertThat(FaultKind.values())
          .allSatisfy(
              kind ->
                  assertThat(OCCURRED.getOrDefault(kind, 0L))
                      .as("occurrences of " + kind)
                      .isGreaterThanOrEqualTo(OCCURRENCES));
    }
  }

  private static void count(Simulator simulator) {
    simulator.metrics().faults().forEach((kind, times) -> OCCURRED.merge(kind, times, Long::sum));
  }

  /** Every subaccount gets the next fatal kind in turn, so that each kind has its day. */
  private static Map<String, FaultKind> fatal(Simulator simulator, long seed) {
    Map<String, FaultKind> struck = new TreeMap<>();
    simulator.truth().accounts(simulator.clock().instant()).stream()
        .filter(account -> !account.isParent() && !account.firstDay().isAfter(LAST))
        .map(SimulatedAccount::sid)
        .sorted()
        .forEach(
            sid -> struck.put(sid, FATAL.get((int) ((seed * 2 + struck.size()) % FATAL.size()))));
    return struck;
  }

  private static FaultSchedule faults(long seed, Map<String, FaultKind> fatal) {
    FaultSchedule faults = FaultSchedule.none();
    for (Map.Entry<String, FaultKind> account : fatal.entrySet()) {
      FaultSchedule struck = ScriptedFault.of(account.getValue()).onAccount(account.getKey());
      faults = faults.or(request -> request.isUsage() ? struck.faultFor(request) : none());
    }
    if (seed % 3 == 0) {
      faults = faults.or(ScriptedFault.of(FaultKind.MOVING_LIST).onPage(1).forAttempts(1));
    }
    return faults.or(SeededFaults.recoverable(seed, 250));
  }

  private static Optional<FaultKind> none() {
    return Optional.empty();
  }

  private static Set<String> failed(Machine.Result result) {
    return result
        .out()
        .lines()
        .filter(line -> line.contains("\"account_sid\" : "))
        .map(line -> line.replaceAll(".*\"(AC[0-9a-f]{32})\".*", "$1"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> without(Set<String> accounts, List<String> rows) {
    return rows.stream().filter(row -> accounts.stream().noneMatch(row::contains)).toList();
  }

  private static SimulatorOptions options(long seed) {
    return SimulatorOptions.defaults()
        .withSeed(seed)
        .withStart(START)
        .withHistoryDays(20)
        .withSubaccounts(4)
        .withCategories(250, 8)
        .withServer(ServerOptions.defaults().withStallCap(Duration.ofMillis(20)));
  }
}
