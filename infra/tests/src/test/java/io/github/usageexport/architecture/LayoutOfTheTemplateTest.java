package io.github.usageexport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The template names folders, handlers, jars, placeholders and variables as they are. */
class LayoutOfTheTemplateTest {
  @Test
  void itsFunctionsAreTheStages() throws IOException {
    assertThat(Layout.functions(template())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "planexport.PlanExportHandler, planexport.PlanHandler",
    "target/collect-usage.jar, target/collect.jar",
    "StackName}-export-usage, StackName}-export",
    "ReportUsage:, Reporting:",
    "!GetAtt PlanExportRole.Arn, !GetAtt CollectUsageRole.Arn",
  })
  void aFunctionOfAnotherNameIsSeen(String sound, String broken) throws IOException {
    String template = ProjectFolder.text("template.yaml");
    assertThat(template).contains(sound);

    assertThat(Layout.functions(Template.of(template.replace(sound, broken)))).isNotEmpty();
  }

  @Test
  void itFillsInThePlaceholdersOfTheStateMachine() throws IOException {
    String stateMachine = ProjectFolder.text("infra/usage-export.asl.json");

    assertThat(Layout.placeholders(template(), stateMachine)).isEmpty();
    assertThat(Layout.placeholders(template(), stateMachine.replace("${ExportUsage}", "${Lost}")))
        .isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("io.github.usageexport.architecture.Layout#STAGES")
  void aFunctionReadsTheVariablesThatItIsGiven(String stage) throws IOException {
    Set<String> given = Layout.variables(template(), stage).keySet();

    assertThat(EnvironmentCheck.problems(stage, given)).isEmpty();
    assertThat(EnvironmentCheck.problems(stage, with(given, "USELESS")))
        .containsExactly(stage + " does not read USELESS");
    assertThat(EnvironmentCheck.problems(stage, without(given, "TABLE_NAME")))
        .anyMatch(problem -> problem.contains("TABLE_NAME is not set"));
  }

  private static Template template() throws IOException {
    return Template.of(ProjectFolder.text("template.yaml"));
  }

  private static Set<String> with(Set<String> names, String another) {
    Set<String> more = new TreeSet<>(names);
    more.add(another);
    return more;
  }

  private static Set<String> without(Set<String> names, String one) {
    Set<String> fewer = new TreeSet<>(names);
    fewer.remove(one);
    return fewer;
  }
}
