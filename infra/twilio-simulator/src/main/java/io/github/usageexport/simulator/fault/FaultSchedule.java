package io.github.usageexport.simulator.fault;

import java.util.Optional;

/** Decides what goes wrong with a request; a function of the request alone. */
@FunctionalInterface
public interface FaultSchedule {
  /** What should go wrong, if anything. It does only where the answer has room for it. */
  Optional<FaultKind> faultFor(ApiRequest request);

  /** Fair weather. */
  static FaultSchedule none() {
    return _ -> Optional.empty();
  }

  /** This schedule, and where it has nothing to say, the other. */
  default FaultSchedule or(FaultSchedule other) {
    return request -> faultFor(request).or(() -> other.faultFor(request));
  }
}
