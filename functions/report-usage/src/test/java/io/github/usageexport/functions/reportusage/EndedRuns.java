package io.github.usageexport.functions.reportusage;

import io.github.usageexport.run.SourceCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the other stages left behind, in the words in which they left it. */
final class EndedRuns {
  static final String EXECUTION = "daily";
  static final String STARTED_AT = "2026-11-03T10:15:00Z";
  static final String RUN = "20261103T101500Z-6f31304c";

  private EndedRuns() {}

  static String sid(int digit) {
    return "AC" + String.valueOf(digit).repeat(32);
  }

  /** The event of a run whose plan has these parts. */
  static Map<String, Object> planned(int listed, int skipped, List<String> parts) {
    Map<String, Object> event = new HashMap<>(neverPlanned());
    event.put(
        "planned",
        Map.of(
            "runId", RUN,
            "startDate", "2026-10-31",
            "endDate", "2026-11-01",
            "listed", listed,
            "skipped", skipped,
            "batches", "runs/" + RUN + "/batches.json",
            "parts", parts));
    return event;
  }

  static Map<String, Object> neverPlanned() {
    return Map.of(
        "execution", EXECUTION,
        "started_at", STARTED_AT,
        "request", Map.of("start_date", "2026-10-31", "end_date", "2026-11-01"));
  }

  static Map<String, Object> failing(
      Map<String, Object> event, String stage, String error, String cause) {
    Map<String, Object> failed = new HashMap<>(event);
    failed.put("failures", Map.of(stage, Map.of("Error", error, "Cause", cause)));
    return failed;
  }

  /** One batch for each account. */
  static String batches(int... accounts) {
    StringBuilder json = new StringBuilder("[");
    for (int batch = 0; batch < accounts.length; batch++) {
      json.append(batch == 0 ? "" : ",")
          .append(
              """
              {"runId":"%s","batch":%d,"slices":[{"accountSid":"%s","accountName":"A",
              "accountStatus":"active","parentAccountSid":"%s","granularity":"daily",
              "startDate":"2026-10-31","endDate":"2026-10-31"}]}\
              """
                  .formatted(RUN, batch, sid(accounts[batch]), sid(1)));
    }
    return json.append("]").toString();
  }

  static String asked(SourceCounts counts) {
    return String.format(
        Locale.ROOT,
        """
        {"requests":%d,"pages":%d,"records":%d,"retries":%d,"throttled":%d,"maxInFlight":%d,
        "bytes":%d}\
        """,
        counts.requests(),
        counts.pages(),
        counts.records(),
        counts.retries(),
        counts.throttled(),
        counts.maxInFlight(),
        counts.bytes());
  }

  static String wrote(int written, int unchanged, int rows, int bytes) {
    return String.format(
        Locale.ROOT,
        """
        {"written":%d,"unchanged":%d,"rows":%d,"bytes":%d,"versionsDropped":0,
        "controlsPassed":0,"controlsWarned":0,"controlsFailed":0}\
        """,
        written,
        unchanged,
        rows,
        bytes);
  }
}
