package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.world.Dice;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The answers that faults give in place of the right one. */
final class FaultAnswers {
  private final ErrorAnswers errors;
  private final Decoy decoy;
  private final String retryAfter;

  FaultAnswers(ErrorAnswers errors, Decoy decoy, Duration retryAfter) {
    this.errors = errors;
    this.decoy = decoy;
    this.retryAfter = String.valueOf(retryAfter.toSeconds());
  }

  /** Empty if the fault leaves the answer's place alone. */
  Optional<Answer> of(FaultKind kind, Incoming request, PageBuffer out) {
    return switch (kind) {
      case THROTTLED -> Optional.of(errors.json(ApiError.throttled(), Map.of(), out));
      case THROTTLED_RETRY_AFTER ->
          Optional.of(errors.json(ApiError.throttled(), Map.of("Retry-After", retryAfter), out));
      case SERVER_ERROR, PAGE_SIZE_REFUSED, ALWAYS_500 ->
          Optional.of(errors.json(ApiError.internal(), Map.of(), out));
      case SPORADIC_401, ALWAYS_401 ->
          Optional.of(errors.json(ApiError.unauthorised(), Map.of(), out));
      case GONE_404, NO_DATA_404 ->
          Optional.of(errors.json(ApiError.notFound(request.path()), Map.of(), out));
      case BAD_GATEWAY_HTML ->
          Optional.of(errors.gateway(502 + (int) Dice.of(0).on(request.target()).below(3), out));
      case REDIRECT -> Optional.of(errors.redirect(decoy.url(request.target()), out));
      default -> Optional.empty();
    };
  }
}
