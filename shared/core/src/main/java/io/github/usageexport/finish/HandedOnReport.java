package io.github.usageexport.finish;

import io.github.usageexport.handoff.JsonFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The run report as the state machine carries it: the very object that the lake keeps or, where
 * that is more than a state machine takes, one that names fewer of the failed accounts.
 */
public final class HandedOnReport {
  /** A state's output may have 256 KiB. */
  private static final int MAX_BYTES = 200_000;

  private HandedOnReport() {}

  public static Map<String, @Nullable Object> of(RunReport report) {
    int named = report.failed().size();
    byte[] json = RunReportJson.write(report);
    while (json.length > MAX_BYTES && named > 0) {
      named /= 2;
      json = RunReportJson.write(report.naming(named));
    }
    Map<String, @Nullable Object> fields = JsonFields.of(json);
    if (named < report.failed().size()) {
      fields.put("failed_accounts_not_named", report.failed().size() - named);
    }
    return fields;
  }
}
