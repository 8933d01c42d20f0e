package io.github.usageexport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the templates promise that no linter looks at. */
class TemplateTest {
  private static final int LONGEST = 400;

  /** A check, and a change to the template that it must see. */
  enum Check {
    DANGLING(TemplateChecks::dangling, "!Ref Notifications }", "!Ref Notification }"),
    DANGLING_IN_A_SUB(TemplateChecks::dangling, "${LakeBucket.Arn}/runs/*", "${Lake.Arn}/runs/*"),
    NOT_RETAINED(TemplateChecks::notRetained, "    UpdateReplacePolicy: Retain\n", ""),
    ONE_STACK(
        TemplateChecks::namedForOneStack,
        "FunctionName: !Sub ${AWS::StackName}-plan-export",
        "FunctionName: plan-export"),
    ANY_ACTION(TemplateChecks::tooMuch, "Action: sns:Publish", "Action: sns:*"),
    ANY_RESOURCE(
        TemplateChecks::tooMuch,
        "Action: sns:Publish, Resource: !Ref Notifications",
        "Action: sns:Publish, Resource: '*'"),
    MANAGED(
        TemplateChecks::tooMuch,
        "      Policies:\n        - PolicyName: plan-export",
        "      ManagedPolicyArns: [x]\n      Policies:\n        - PolicyName: plan-export");

    @SuppressWarnings("ImmutableEnumChecker") // references to static methods hold no state
    private final Function<Template, List<String>> problems;

    private final String sound;
    private final String broken;

    Check(Function<Template, List<String>> problems, String sound, String broken) {
      this.problems = problems;
      this.sound = sound;
      this.broken = broken;
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource
  void holds(Check check, String file) throws IOException {
    assertThat(check.problems.apply(Template.of(ProjectFolder.text(file)))).isEmpty();
  }

  static List<Arguments> holds() {
    return List.of(Check.values()).stream()
        .flatMap(
            check ->
                List.of("template.yaml", "infra/watch.yaml").stream()
                    .map(file -> Arguments.of(check, file)))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void seesWhatIsBroken(Check check) throws IOException {
    String template = ProjectFolder.text("template.yaml");
    assertThat(template).contains(check.sound);

    assertThat(check.problems.apply(Template.of(template.replace(check.sound, check.broken))))
        .isNotEmpty();
  }

  @Test
  void canBeReadAtOneSitting() throws IOException {
    assertThat(ProjectFolder.text("template.yaml").lines().count()).isLessThanOrEqualTo(LONGEST);
  }
}
