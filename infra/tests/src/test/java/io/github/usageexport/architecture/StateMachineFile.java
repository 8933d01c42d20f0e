package io.github.usageexport.architecture;

import io.github.usageexport.handoff.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A state machine, and those within its maps, as Amazon States Language has them. */
record StateMachineFile(Map<String, ?> root) {

  static StateMachineFile of(String json) {
    return new StateMachineFile(JsonFields.of(json.getBytes(StandardCharsets.UTF_8)));
  }

  String startAt() {
    return String.valueOf(root.get("StartAt"));
  }

  /** By name, in the file's order. */
  Map<String, Map<String, ?>> states() {
    Map<String, Map<String, ?>> states = new LinkedHashMap<>();
    Template.map(root.get("States"))
        .forEach((name, state) -> states.put(name, Template.map(state)));
    return states;
  }

  /** This one and those within its maps. */
  Stream<StateMachineFile> all() {
    return Stream.concat(
        Stream.of(this),
        states().values().stream()
            .filter(state -> state.containsKey("ItemProcessor"))
            .map(state -> new StateMachineFile(Template.map(state.get("ItemProcessor"))))
            .flatMap(StateMachineFile::all));
  }

  /** The states that may follow a state. */
  static List<String> targets(Map<String, ?> state) {
    List<String> targets = new ArrayList<>();
    Stream.of(
            Stream.of(state),
            Template.list(state.get("Catch")).stream().map(Template::map),
            Template.list(state.get("Choices")).stream().map(Template::map))
        .flatMap(each -> each)
        .flatMap(each -> Stream.of("Next", "Default").map(each::get))
        .filter(String.class::isInstance)
        .forEach(target -> targets.add(String.valueOf(target)));
    return targets;
  }
}
