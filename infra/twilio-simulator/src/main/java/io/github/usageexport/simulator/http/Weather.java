package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.fault.FaultSchedule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A schedule of faults, and how often each target was asked for since it began. */
record Weather(FaultSchedule faults, Map<String, Integer> attempts) {
  static Weather of(FaultSchedule faults) {
    return new Weather(faults, new ConcurrentHashMap<>());
  }

  /** The number of the attempt that begins now, from 0. */
  int attempt(String target) {
    return attempts.merge(target, 1, Integer::sum) - 1;
  }
}
