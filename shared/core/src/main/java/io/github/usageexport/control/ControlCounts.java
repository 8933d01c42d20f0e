package io.github.usageexport.control;

import java.util.Collection;

/** How many comparisons came out in which way. */
public record ControlCounts(long pass, long warn, long fail) {
  public static final ControlCounts NONE = new ControlCounts(0, 0, 0);

  public static ControlCounts of(Collection<Finding> findings) {
    return new ControlCounts(
        count(findings, Verdict.PASS),
        count(findings, Verdict.WARN),
        count(findings, Verdict.FAIL));
  }

  private static long count(Collection<Finding> findings, Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }

  public ControlCounts plus(ControlCounts other) {
    return new ControlCounts(pass + other.pass, warn + other.warn, fail + other.fail);
  }
}
