package io.github.usageexport.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold of a template; each check names what is wrong. */
final class TemplateChecks {
  static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9:]+)[^}]*}");
  private static final Set<String> KEPT =
      Set.of("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::S3::BucketPolicy", "AWS::KMS::Key");

  /** Keys by which AWS takes a name that is unique in an account and region. */
  private static final Set<String> NAMES =
      Set.of(
          "FunctionName",
          "RoleName",
          "LogGroupName",
          "QueueName",
          "TopicName",
          "TableName",
          "BucketName",
          "AlarmName",
          "DashboardName");

  private static final Set<String> NAMED =
      Set.of("AWS::Serverless::StateMachine", "AWS::Athena::WorkGroup", "AWS::Glue::Database");

  /** Actions that know no resources. */
  private static final Pattern WITHOUT_RESOURCE =
      Pattern.compile(
          "xray:Put.*|logs:.*LogDeliver.*|logs:.*ResourcePolic.*|logs:DescribeLogGroups");

  private TemplateChecks() {}

  /** Each Ref, GetAtt and variable of a Sub names something that is there. */
  static List<String> dangling(Template template) {
    Set<String> known = new TreeSet<>(template.resources().keySet());
    known.addAll(template.section("Parameters").keySet());
    List<String> problems = new ArrayList<>();
    template.each(
        (path, value) -> {
          Set<String> local = new TreeSet<>(known);
          for (String name : referred(path, value, local)) {
            if (!name.startsWith("AWS::") && !local.contains(name)) {
              problems.add("%s refers to %s, which is not there".formatted(path, name));
            }
          }
        });
    return problems;
  }

  private static List<String> referred(
      List<String> path, @Nullable Object value, Set<String> local) {
    String key = path.isEmpty() ? "" : path.getLast();
    if (key.equals("Ref") && value instanceof String name) {
      return List.of(name);
    }
    if (key.equals("Fn::GetAtt") && value instanceof List<?> names) {
      return List.of(String.valueOf(names.getFirst()));
    }
    if (key.equals("Fn::Sub")) {
      List<?> parts = Template.list(value);
      if (parts.size() == 2) {
        local.addAll(Template.map(parts.get(1)).keySet());
      }
      return parts.isEmpty() || !(parts.getFirst() instanceof String text)
          ? List.of()
          : VARIABLE.matcher(text).results().map(found -> found.group(1)).toList();
    }
    return List.of();
  }

  /** What holds data outlives the stack. */
  static List<String> notRetained(Template template) {
    return KEPT.stream()
        .flatMap(type -> template.ofType(type).stream())
        .filter(
            id ->
                !"Retain".equals(template.resource(id).get("DeletionPolicy"))
                    || !"Retain".equals(template.resource(id).get("UpdateReplacePolicy")))
        .map(id -> id + " goes with the stack")
        .sorted()
        .toList();
  }

  /** Two stacks fit one account. */
  static List<String> namedForOneStack(Template template) {
    List<String> problems = new ArrayList<>();
    template.each(
        (path, value) -> {
          if (path.size() >= 4
              && path.getFirst().equals("Resources")
              && path.get(2).equals("Properties")
              && isName(template, path)
              && !namesTheStack(value)) {
            problems.add("%s is the same in every stack: %s".formatted(path, value));
          }
        });
    return problems;
  }

  private static boolean isName(Template template, List<String> path) {
    String type = String.valueOf(template.resource(path.get(1)).get("Type"));
    return path.size() == 4
        && (NAMES.contains(path.getLast())
            || (path.getLast().equals("Name") && NAMED.contains(type)));
  }

  private static boolean namesTheStack(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.contains("AWS::StackName") || text.contains("Deployment");
  }

  /** No role may do what is not named, or on anything at all. */
  static List<String> tooMuch(Template template) {
    List<String> problems = new ArrayList<>();
    for (String role : template.ofType("AWS::IAM::Role")) {
      if (template.properties(role).containsKey("ManagedPolicyArns")) {
        problems.add(role + " has a managed policy, which grants what others think of");
      }
      for (Map<String, ?> statement : statements(template, role)) {
        boolean anywhere = Template.list(statement.get("Resource")).contains("*");
        for (Object action : Template.list(statement.get("Action"))) {
          String name = String.valueOf(action);
          if (name.contains("*")) {
            problems.add("%s may do %s".formatted(role, name));
          }
          if (anywhere && !WITHOUT_RESOURCE.matcher(name).matches()) {
            problems.add("%s may do %s on anything".formatted(role, name));
          }
        }
      }
    }
    return problems;
  }

  static List<? extends Map<String, ?>> statements(Template template, String role) {
    return Template.list(template.properties(role).get("Policies")).stream()
        .map(policy -> Template.map(Template.map(policy).get("PolicyDocument")))
        .flatMap(document -> Template.list(document.get("Statement")).stream())
        .map(Template::map)
        .toList();
  }
}
