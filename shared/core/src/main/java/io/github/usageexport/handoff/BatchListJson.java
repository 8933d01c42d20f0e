package io.github.usageexport.handoff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.usageexport.run.ControlSlice;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The batches of a run as a JSON array, each element the input of one invocation of collect-usage:
 * {@link SliceBatch} under its own names.
 */
final class BatchListJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private BatchListJson() {}

  static byte[] write(ExportPlan plan) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartArray();
      int batch = 0;
      for (List<Slice> slices : plan.batches()) {
        write(json, SliceBatch.of(plan.run().id(), batch++, slices, List.of()));
      }
      for (List<ControlSlice> controls : batches(plan.controls())) {
        write(json, SliceBatch.of(plan.run().id(), batch++, List.of(), controls));
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }

  private static List<List<ControlSlice>> batches(List<ControlSlice> controls) {
    return Batches.of(controls, control -> control.days().account().sid());
  }

  private static void write(JsonGenerator json, SliceBatch batch) throws IOException {
    json.writeStartObject();
    json.writeStringField("runId", batch.runId());
    json.writeNumberField("batch", batch.batch());
    json.writeArrayFieldStart("slices");
    for (PlannedSlice slice : batch.slices()) {
      json.writeStartObject();
      writeFields(json, slice);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("controls");
    for (PlannedControl control : batch.controls()) {
      json.writeStartObject();
      json.writeStringField("kind", control.kind());
      json.writeStringField("windowStart", control.windowStart());
      json.writeStringField("windowEnd", control.windowEnd());
      writeFields(json, control.days());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeFields(JsonGenerator json, PlannedSlice slice) throws IOException {
    json.writeStringField("accountSid", slice.accountSid());
    json.writeStringField("accountName", slice.accountName());
    json.writeStringField("accountStatus", slice.accountStatus());
    json.writeStringField("parentAccountSid", slice.parentAccountSid());
    if (slice.dateCreated() != null) {
      json.writeStringField("dateCreated", slice.dateCreated());
    }
    json.writeStringField("granularity", slice.granularity());
    json.writeStringField("startDate", slice.startDate());
    json.writeStringField("endDate", slice.endDate());
  }
}
