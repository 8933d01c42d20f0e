package io.github.usageexport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.usageexport.handoff.EndedRun;
import io.github.usageexport.handoff.ExportPart;
import io.github.usageexport.handoff.ExportRequestJson;
import io.github.usageexport.handoff.JsonFields;
import io.github.usageexport.handoff.SliceBatch;
import io.github.usageexport.handoff.StartedExecution;
import io.github.usageexport.run.ExportRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Folder, module, handler, stage, event and state of a function have the function's name. */
class LayoutTest {
  private static final int LONGEST_HANDLER = 45;
  private static final List<String> STAGES = Layout.STAGES;

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
    assertThat(RequestHandler.class).isAssignableFrom(Class.forName(Layout.handler(stage)));
    assertThat(Class.forName(Layout.stageClass(stage))).isPublic();
  }

  @ParameterizedTest
  @FieldSource("STAGES")
  void aFunctionIsOneShortHandler(String stage) throws IOException {
    Path sources =
        ProjectFolder.resolve("functions/" + stage + "/src/main/java")
            .resolve(Layout.handler(stage).replace('.', '/') + ".java");

    try (Stream<String> lines = Files.lines(sources)) {
      assertThat(lines.count()).isLessThanOrEqualTo(LONGEST_HANDLER);
    }
  }

  @Test
  void theStatesOfThePathAreTheStagesInTheirOrder() throws IOException {
    assertThat(
            StateMachineFile.of(ProjectFolder.text("infra/usage-export.asl.json"))
                .states()
                .keySet())
        .filteredOn(STAGES::contains)
        .containsExactlyElementsOf(STAGES);
  }

  @ParameterizedTest
  @FieldSource("STAGES")
  void everyFunctionHasAnEvent(String stage) throws IOException {
    assertThat(ProjectFolder.resolve("events/" + stage + ".json")).isRegularFile();
  }

  @Test
  void theShippedEventsAreRead() throws IOException {
    ExportRequest request = ExportRequestJson.of(event("usage-export"));
    StartedExecution started = StartedExecution.of(event("plan-export"));
    SliceBatch batch = SliceBatch.of(event("collect-usage"));
    ExportPart part = ExportPart.of(event("export-usage"));
    EndedRun ended = EndedRun.of(event("report-usage"));

    assertThat(request.resumed()).isNull();
    assertThat(request.today()).isNull();
    assertThat(started.request()).isEqualTo(request);
    assertThat(List.of(batch.runId(), part.runId())).containsOnly(started.runId());
    assertThat(ended.execution()).isEqualTo(started);
    assertThat(ended.planned().orElseThrow().runId()).isEqualTo(started.runId());
    assertThat(ended.planned().orElseThrow().parts()).contains(part.part());
  }

  private static Map<String, ?> event(String name) throws IOException {
    return JsonFields.of(Files.readAllBytes(ProjectFolder.resolve("events/" + name + ".json")));
  }
}
