package io.github.usageexport.cli;

import io.github.usageexport.control.ControlCheck;
import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.fault.ScriptedFault;
import io.github.usageexport.simulator.world.Change;
import io.github.usageexport.simulator.world.Restatement;
import io.github.usageexport.simulator.world.StatedRow;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What is made to break one control, on a machine to which all has added up until then.
 *
 * @param options of the Twilio that answers from now on
 * @param breaks what happens besides
 * @param found what the control is to say of it, told without the product
 * @param besides controls that see it as well, and rightly do not pass
 * @param exit of the run that finds it
 */
record BrokenWorld(
    String name,
    UnaryOperator<SimulatorOptions> options,
    Consumer<Scene> breaks,
    Function<Simulator, FoundRow> found,
    Set<ControlCheck> besides,
    int exit) {

  /** A Twilio and the machine that exports from it. */
  record Scene(Simulator simulator, Machine machine) {
    Machine.Result export() {
      simulator.clock().advance(Duration.ofHours(1));
      return machine.export(CleanWorld.FIRST.toString(), CleanWorld.LAST.toString());
    }

    /** From now on Twilio states these of the day otherwise. */
    void restate(Change change, List<StatedRow> rows) {
      Instant now = simulator.clock().instant();
      simulator.restate(
          rows.stream()
              .map(
                  row ->
                      new Restatement(
                          CleanWorld.ACCOUNT, CleanWorld.DAY, row.category(), now, change))
              .toList());
    }
  }

  /** Another Twilio than before. */
  static BrokenWorld of(
      String name, UnaryOperator<SimulatorOptions> options, Function<Simulator, FoundRow> found) {
    return new BrokenWorld(name, options, any -> {}, found, Set.of(), ExitCode.DONE);
  }

  /** Something happens. */
  static BrokenWorld of(String name, Consumer<Scene> breaks, FoundRow found) {
    return new BrokenWorld(
        name, UnaryOperator.identity(), breaks, any -> found, Set.of(), ExitCode.DONE);
  }

  /** Twilio answers badly when it is asked for one account's days. */
  static BrokenWorld of(String name, FaultKind kind, FoundRow found) {
    ScriptedFault fault =
        ScriptedFault.of(kind).onAccount(CleanWorld.ACCOUNT).onResource("Daily").onPage(0);
    return of(name, options -> options.withFaults(fault), any -> found);
  }

  BrokenWorld with(UnaryOperator<SimulatorOptions> other) {
    return new BrokenWorld(name, other, breaks, found, besides, exit);
  }

  BrokenWorld besides(ControlCheck first, ControlCheck... more) {
    return new BrokenWorld(name, options, breaks, found, EnumSet.of(first, more), exit);
  }

  BrokenWorld partial() {
    return new BrokenWorld(name, options, breaks, found, besides, ExitCode.PARTIAL);
  }

  @Override
  public String toString() {
    return name;
  }
}
