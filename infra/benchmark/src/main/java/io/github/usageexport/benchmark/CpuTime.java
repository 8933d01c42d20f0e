package io.github.usageexport.benchmark;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Operations in a second of this process's CPU time, its collector's and compiler's included: what
 * other work on the machine takes from the wall clock does not count.
 */
public final class CpuTime implements InternalProfiler {
  private Duration before = Duration.ZERO;

  @Override
  public String getDescription() {
    return "operations per second of CPU time";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = Meters.cpuTime();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    Duration used = Meters.cpuTime().minus(before);
    double perSecond = result.getMetadata().getAllOps() / (used.toNanos() / 1e9);
    return List.of(new ScalarResult("ofCpu", perSecond, "ops/s of CPU", AggregationPolicy.AVG));
  }
}
