package io.github.usageexport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.pipeline.ExportRequest;
import io.github.usageexport.pipeline.ExportRequestJson;
import io.github.usageexport.pipeline.PlanExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Folder, module, handler, stage and event of a function have the function's name. Its resource in
 * the template and its state in the state machine are to be added here when those files come.
 */
class LayoutTest {
  private static final int LONGEST_HANDLER = 45;
  private static final List<String> STAGES =
      List.of("plan-export", "collect-usage", "export-usage", "report-usage");

  @Test
  void theFunctionsAreTheStagesInTheirOrder() throws IOException {
    assertThat(ProjectFolder.folders("functions")).containsExactlyInAnyOrderElementsOf(STAGES);
    assertThat(ProjectFolder.modules().stream().filter(module -> module.startsWith("functions/")))
        .containsExactlyElementsOf(STAGES.stream().map(stage -> "functions/" + stage).toList());
  }

  @ParameterizedTest
  @FieldSource("STAGES")
  void moduleHandlerAndStageHaveTheNameOfTheFolder(String stage)
      throws IOException, ClassNotFoundException {
    assertThat(ProjectFolder.text("functions/" + stage + "/pom.xml"))
        .contains("<artifactId>" + stage + "</artifactId>");
    assertThat(RequestHandler.class).isAssignableFrom(Class.forName(handler(stage)));
    assertThat(Class.forName(PlanExport.class.getPackageName() + "." + pascal(stage))).isPublic();
  }

  @ParameterizedTest
  @FieldSource("STAGES")
  void aFunctionIsOneShortHandler(String stage) throws IOException {
    Path sources =
        ProjectFolder.resolve("functions/" + stage + "/src/main/java")
            .resolve(handler(stage).replace('.', '/') + ".java");

    try (Stream<String> lines = Files.lines(sources)) {
      assertThat(lines.count()).isLessThanOrEqualTo(LONGEST_HANDLER);
    }
  }

  @Test
  void theShippedEventIsARequest() throws IOException {
    ExportRequest request =
        ExportRequestJson.parse(
            Files.readAllBytes(ProjectFolder.resolve("events/usage-export.json")));

    assertThat(request.resumed()).isNull();
    assertThat(request.today()).isNull();
  }

  private static String handler(String stage) {
    return "io.github.usageexport.functions.%s.%sHandler"
        .formatted(stage.replace("-", ""), pascal(stage));
  }

  private static String pascal(String stage) {
    return Stream.of(stage.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
