package io.github.usageexport.report.html;

import io.github.usageexport.snapshot.SettlementState;
import java.util.Locale;

/** States as people read them, and their colours. */
final class StateWords {
  private StateWords() {}

  static String of(SettlementState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  static String shade(SettlementState state) {
    return "s-" + of(state);
  }

  static String explanation(SettlementState state) {
    return switch (state) {
      case OPEN -> "open: the day is not over";
      case PROVISIONAL -> "provisional: over, may still move";
      case SETTLED -> "settled: unchanged long enough";
      case CLOSED -> "closed: the month is closed";
    };
  }
}
