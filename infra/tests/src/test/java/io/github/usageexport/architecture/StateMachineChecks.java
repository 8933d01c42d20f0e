package io.github.usageexport.architecture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold of the state machine; each check names what is wrong. */
final class StateMachineChecks {
  /** What Lambda itself may fail by, and what is cured by another try. Twilio's faults are data. */
  private static final Set<String> OF_LAMBDA =
      Set.of(
          "Lambda.ServiceException",
          "Lambda.AWSLambdaException",
          "Lambda.SdkClientException",
          "Lambda.TooManyRequestsException",
          "Lambda.ClientExecutionTimeoutException",
          "Lambda.Unknown",
          "Runtime.ExitError",
          "Sandbox.Timedout",
          "States.Timeout");

  private StateMachineChecks() {}

  /** Each state that follows another is there, and each that is there follows another. */
  static List<String> ways(StateMachineFile file) {
    List<String> problems = new ArrayList<>();
    file.all().forEach(machine -> problems.addAll(waysOfOne(machine)));
    return problems;
  }

  private static List<String> waysOfOne(StateMachineFile machine) {
    Map<String, Map<String, ?>> states = machine.states();
    List<String> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(machine.startAt()));
    while (!next.isEmpty()) {
      String name = next.pop();
      if (!states.containsKey(name)) {
        problems.add("state '%s' is not there".formatted(name));
      } else if (seen.add(name)) {
        next.addAll(StateMachineFile.targets(states.get(name)));
      }
    }
    states.keySet().stream()
        .filter(name -> !seen.contains(name))
        .forEach(name -> problems.add("no way leads to state '%s'".formatted(name)));
    return problems;
  }

  /** Nothing waits for ever. */
  static List<String> endless(StateMachineFile file) {
    List<String> problems = new ArrayList<>();
    if (!file.root().containsKey("TimeoutSeconds")) {
      problems.add("the state machine has no timeout");
    }
    tasks(file)
        .filter(task -> !task.getValue().containsKey("TimeoutSeconds"))
        .forEach(task -> problems.add(task.getKey() + " has no timeout"));
    return problems;
  }

  /** Retries are of Lambda's own faults alone, spread out by chance. */
  static List<String> retries(StateMachineFile file) {
    List<String> problems = new ArrayList<>();
    tasks(file)
        .forEach(
            task -> {
              List<?> retries = Template.list(task.getValue().get("Retry"));
              if (retries.isEmpty()) {
                problems.add(task.getKey() + " is not tried again");
              }
              for (Object each : retries) {
                Map<String, ?> retry = Template.map(each);
                if (!OF_LAMBDA.containsAll(Template.list(retry.get("ErrorEquals")))) {
                  problems.add(task.getKey() + " is tried again where that does not help");
                }
                if (!"FULL".equals(retry.get("JitterStrategy"))) {
                  problems.add(task.getKey() + " is tried again by all at once");
                }
              }
            });
    return problems;
  }

  /** Whatever fails but the report itself, the run is reported. */
  static List<String> unreported(StateMachineFile file) {
    List<String> problems = new ArrayList<>();
    file.all()
        .flatMap(machine -> machine.states().entrySet().stream())
        .filter(
            state -> Set.of("Task", "Map").contains(String.valueOf(state.getValue().get("Type"))))
        .filter(state -> !state.getKey().equals("report-usage"))
        .filter(state -> !catchesAll(state.getValue()))
        .forEach(state -> problems.add(state.getKey() + " may fail unreported"));
    return problems;
  }

  /** A batch that failed for good goes back to collect-usage, which records what was not read. */
  static List<String> unrecorded(StateMachineFile file) {
    return tasks(file)
        .filter(task -> task.getKey().equals("collect a batch"))
        .filter(
            task ->
                Template.list(task.getValue().get("Catch")).stream()
                    .map(Template::map)
                    .noneMatch(
                        caught ->
                            "$.failure".equals(caught.get("ResultPath"))
                                && "give up a batch".equals(caught.get("Next"))))
        .map(task -> task.getKey() + " may fail without a record of what was not read")
        .toList();
  }

  /** Results grow with the number of accounts, so none is carried out of a map. */
  static List<String> carriesResults(StateMachineFile file) {
    return file.states().entrySet().stream()
        .filter(state -> "Map".equals(state.getValue().get("Type")))
        .filter(
            state ->
                !state.getValue().containsKey("ResultPath")
                    || state.getValue().get("ResultPath") != null)
        .map(state -> state.getKey() + " carries a result for each of its items")
        .toList();
  }

  private static boolean catchesAll(Map<String, ?> state) {
    return Template.list(state.get("Catch")).stream()
        .map(Template::map)
        .anyMatch(caught -> Template.list(caught.get("ErrorEquals")).contains("States.ALL"));
  }

  private static Stream<Map.Entry<String, Map<String, ?>>> tasks(StateMachineFile file) {
    return file.all()
        .flatMap(machine -> machine.states().entrySet().stream())
        .filter(state -> "Task".equals(state.getValue().get("Type")));
  }
}
