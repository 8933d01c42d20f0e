package io.github.usageexport.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the names of a stage are made, and where the template departs from them. */
public final class Layout {
  public static final List<String> STAGES =
      List.of("plan-export", "collect-usage", "export-usage", "report-usage");

  private Layout() {}

  public static String handler(String stage) {
    return "io.github.usageexport.functions.%s.%sHandler"
        .formatted(stage.replace("-", ""), pascal(stage));
  }

  /** A stage lies in the package of its verb; that of report-usage is {@code finish}. */
  static String stageClass(String stage) {
    String verb = stage.substring(0, stage.indexOf('-'));
    return "io.github.usageexport.%s.%s"
        .formatted(verb.equals("report") ? "finish" : verb, pascal(stage));
  }

  /** Also the logical id in the template. */
  static String pascal(String stage) {
    return Stream.of(stage.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** Where functions in the template are not the stages, or have not their names. */
  static List<String> functions(Template template) {
    List<String> problems = new ArrayList<>();
    List<String> ids = STAGES.stream().map(Layout::pascal).toList();
    if (!template.ofType("AWS::Serverless::Function").equals(ids)) {
      problems.add("functions are not %s in this order".formatted(ids));
    }
    for (String stage : STAGES) {
      Map<String, ?> function = template.properties(pascal(stage));
      expect(problems, stage, function, "Handler", handler(stage));
      expect(problems, stage, function, "CodeUri", jar(stage));
      expect(
          problems,
          stage,
          function,
          "FunctionName",
          Map.of("Fn::Sub", "${AWS::StackName}-" + stage));
      expect(
          problems,
          stage,
          function,
          "Role",
          Map.of("Fn::GetAtt", List.of(pascal(stage) + "Role", "Arn")));
    }
    return problems;
  }

  /** Where the state machine's placeholders are not what the template fills in. */
  static List<String> placeholders(Template template, String stateMachine) {
    Set<String> used = new TreeSet<>();
    TemplateChecks.VARIABLE.matcher(stateMachine).results().forEach(at -> used.add(at.group(1)));
    Set<String> filled =
        new TreeSet<>(
            Template.map(template.properties("UsageExport").get("DefinitionSubstitutions"))
                .keySet());
    return used.equals(filled)
        ? List.of()
        : List.of("the state machine has %s, the template fills in %s".formatted(used, filled));
  }

  public static String jar(String stage) {
    return "functions/%s/target/%s.jar".formatted(stage, stage);
  }

  /** The environment variables of a function, those of all functions among them. */
  static Map<String, ?> variables(Template template, String stage) {
    Map<String, Object> variables = new TreeMap<>();
    variables.putAll(
        variables(Template.map(Template.map(template.section("Globals").get("Function")))));
    variables.putAll(variables(template.properties(pascal(stage))));
    return variables;
  }

  private static Map<String, ?> variables(Map<String, ?> function) {
    return Template.map(Template.map(function.get("Environment")).get("Variables"));
  }

  private static void expect(
      List<String> problems, String stage, Map<String, ?> function, String key, Object value) {
    if (!value.equals(function.get(key))) {
      problems.add("%s of %s is %s, not %s".formatted(key, stage, function.get(key), value));
    }
  }
}
