package io.github.usageexport.simulator.fault;

import io.github.usageexport.simulator.world.Dice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Faults by chance, the same for the same seed. Recoverable kinds strike requests, never the same
 * one more than twice in a row, and never twice in a row with a 401, and a list moves at most once;
 * the others strike whole accounts, and only their usage.
 *
 * @param kinds equally likely
 * @param perMille how many in a thousand requests, or accounts, are struck
 */
public record SeededFaults(long seed, List<FaultKind> kinds, int perMille)
    implements FaultSchedule {
  private static final int MOST_IN_A_ROW = 2;
  private static final int REFUSED_PAGE_SIZE = 400;

  public SeededFaults {
    kinds = List.copyOf(kinds);
    if (perMille < 0 || perMille > 1000 || kinds.isEmpty()) {
      throw new IllegalArgumentException(
          "perMille %d must be 0 to 1000, and there must be kinds of faults".formatted(perMille));
    }
  }

  /** Every kind after which a patient reader still reads the truth. */
  public static SeededFaults recoverable(long seed, int perMille) {
    return new SeededFaults(
        seed, Stream.of(FaultKind.values()).filter(FaultKind::recoverable).toList(), perMille);
  }

  /** Every kind that an account cannot be read with; struck accounts stay struck. */
  public static SeededFaults fatal(long seed, int perMille) {
    return new SeededFaults(
        seed, Stream.of(FaultKind.values()).filter(kind -> !kind.recoverable()).toList(), perMille);
  }

  @Override
  public Optional<FaultKind> faultFor(ApiRequest request) {
    var ofAccount = Dice.of(seed).on("account").on(request.accountSid());
    var lasting = pick(ofAccount).filter(SeededFaults::lasts);
    if (lasting.isPresent()) {
      return lasting.filter(kind -> strikes(kind, request));
    }
    var roll = Dice.of(seed).on(request.target()).on(request.attempt());
    return pick(roll).filter(kind -> !lasts(kind) && strikes(kind, request));
  }

  private Optional<FaultKind> pick(Dice roll) {
    return roll.chance(perMille)
        ? Optional.of(kinds.get((int) roll.on("kind").below(kinds.size())))
        : Optional.empty();
  }

  // One page of a list at most, so that a list that is read again is whole.
  private static long movingPage(ApiRequest request) {
    return 1 + Dice.of(0).on(request.accountSid()).on(request.resource()).below(2);
  }

  private static boolean lasts(FaultKind kind) {
    return !kind.recoverable() || kind == FaultKind.PAGE_SIZE_REFUSED;
  }

  private static boolean strikes(FaultKind kind, ApiRequest request) {
    if (kind == FaultKind.PAGE_SIZE_REFUSED) {
      return request.isUsage() && request.pageSize() >= REFUSED_PAGE_SIZE;
    }
    if (!kind.recoverable()) {
      return request.isUsage();
    }
    if (kind == FaultKind.MOVING_LIST) {
      return request.attempt() == 0 && request.page() == movingPage(request);
    }
    var inRow = request.attempt() % (MOST_IN_A_ROW + 1);
    return inRow < MOST_IN_A_ROW && (kind != FaultKind.SPORADIC_401 || inRow == 0);
  }
}
