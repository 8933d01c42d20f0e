package io.github.usageexport.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One action that a function's role allows on one resource, as deployed. */
record Grant(String function, String action, String resource) {
  /** What Lambda itself does in the function's name: nothing of it passes through the function. */
  private static final Pattern OF_LAMBDA =
      Pattern.compile("logs:CreateLogStream|logs:PutLogEvents|xray:Put.*");

  static List<Grant> of(LocalStack localStack, String function) {
    String role =
        localStack
            .aws("lambda", "get-function-configuration", "--function-name", function)
            .get("Role")
            .asText()
            .replaceFirst(".*/", "");
    List<Grant> grants = new ArrayList<>();
    localStack
        .aws("iam", "list-role-policies", "--role-name", role)
        .get("PolicyNames")
        .forEach(
            policy ->
                localStack
                    .aws(
                        "iam",
                        "get-role-policy",
                        "--role-name",
                        role,
                        "--policy-name",
                        policy.asText())
                    .at("/PolicyDocument/Statement")
                    .forEach(statement -> grants.addAll(of(function, statement))));
    return grants;
  }

  private static List<Grant> of(String function, JsonNode statement) {
    return elements(statement.get("Action"))
        .flatMap(
            action ->
                elements(statement.path("Resource"))
                    .map(resource -> new Grant(function, action, resource)))
        .toList();
  }

  private static Stream<String> elements(JsonNode oneOrMore) {
    if (oneOrMore instanceof MissingNode) {
      return Stream.of();
    }
    List<String> all = new ArrayList<>();
    if (oneOrMore.isArray()) {
      oneOrMore.forEach(each -> all.add(each.asText()));
    } else {
      all.add(oneOrMore.asText());
    }
    return all.stream();
  }

  boolean isOfLambda() {
    return OF_LAMBDA.matcher(action).matches();
  }

  boolean allows(Call call) {
    String pattern =
        Stream.of(resource.split("\\*", -1))
            .map(Pattern::quote)
            .reduce((a, b) -> a + ".*" + b)
            .orElse("");
    return function.equals(call.function())
        && action.equals(call.action())
        && (call.resource().matches(pattern)
            || (call.resource().startsWith("table/") && resource.endsWith(":" + call.resource())));
  }
}
