package io.github.usageexport.functions.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.usageexport.functions.packaged.RuntimeApi.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the state machine does with the four functions, one invocation after the other. */
record PackagedRun(Map<String, PackagedFunction> functions, URI s3) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The run report. */
  @SuppressWarnings("unchecked")
  Map<String, Object> run(Map<String, Object> request) throws Exception {
    Map<String, Object> execution = new HashMap<>();
    execution.put("execution", "packaged");
    execution.put("started_at", Instant.now().toString());
    execution.put("request", request);
    JsonNode planned = invoke("plan-export", execution);
    byte[] batches = new BucketCopy(s3).read(planned.get("batches").asText());
    for (JsonNode batch : JSON.readTree(batches)) {
      invoke("collect-usage", batch);
    }
    for (JsonNode part : planned.get("parts")) {
      invoke("export-usage", Map.of("runId", planned.get("runId").asText(), "part", part.asText()));
    }
    execution.put("planned", planned);
    execution.put("failures", Map.of());
    return (Map<String, Object>) JSON.convertValue(invoke("report-usage", execution), Map.class);
  }

  private JsonNode invoke(String stage, Object event) throws Exception {
    PackagedFunction function = functions.get(stage);
    if (function == null) {
      throw new IllegalStateException("no function " + stage);
    }
    Answer answer = function.invoke(JSON.writeValueAsBytes(event));
    assertThat(answer.errorType()).as(stage + " " + answer.json()).isEmpty();
    return JSON.readTree(answer.json());
  }
}
