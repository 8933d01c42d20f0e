package io.github.usageexport.lake;

import java.util.regex.Pattern;

/** A file of a run, beside the datasets: its report, for people and for programs. */
public record RunFile(String runId, String name) {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

  public RunFile {
    requireSafe(runId, "run id");
    requireSafe(name, "file name");
  }

  /** {@code runs/<run_id>/report.json}, below the lake's root. */
  public String path() {
    return "runs/" + runId + "/" + name;
  }

  private static void requireSafe(String value, String what) {
    if (!SAFE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no %s: letters, digits, dot, dash and underscore, no dot in front"
              .formatted(value, what));
    }
  }
}
