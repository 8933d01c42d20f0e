package io.github.usageexport.handoff;

import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.RunFile;
import java.util.List;

/**
 * The runs that died and whose periods a run exports, kept in a file until its report ends them:
 * one that began since the run was planned is none of its business.
 */
public record TakenOver(String runId, LakeStore lake) {
  private static final String TAKEN_OVER_JSON = "taken-over.json";
  private static final String RUNS = "runs";

  void write(List<String> dead) {
    lake.writeRunFile(
        file(),
        RunFileJson.object(
            json -> {
              json.writeArrayFieldStart(RUNS);
              for (String id : dead) {
                json.writeString(id);
              }
              json.writeEndArray();
            }));
  }

  /** None if the run has no such file. */
  public List<String> read() {
    return lake.readRunFile(file())
        .map(JsonFields::of)
        .map(fields -> new RequestFields(fields).texts(RUNS))
        .orElseGet(List::of);
  }

  private RunFile file() {
    return new RunFile(runId, TAKEN_OVER_JSON);
  }
}
