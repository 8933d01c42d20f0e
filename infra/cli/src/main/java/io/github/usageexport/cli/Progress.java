package io.github.usageexport.cli;

import io.github.usageexport.collect.CollectProgress;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.SliceOutcome;
import io.github.usageexport.run.SourceCounts;
import io.github.usageexport.run.StoppedException;
import io.github.usageexport.twilio.TwilioMetrics;
import io.github.usageexport.usage.AccountSid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run goes on, on stderr: a bar that moves for a person, a line every few seconds for a log.
 * Called from many threads.
 */
final class Progress implements CollectProgress {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final Duration BETWEEN_BARS = Duration.ofMillis(100);
  private static final int BAR_WIDTH = 20;

  private final Terminal terminal;
  private final Clock clock;
  private final boolean quiet;
  private final Instant started;
  private Instant lastShown;
  private final Map<AccountSid, Integer> slicesLeft = new HashMap<>();
  private int accounts;
  private int slices;
  private int ended;
  private int periods;
  private int exported;
  private @Nullable TwilioMetrics metrics;
  private boolean barShown;

  Progress(Terminal terminal, OutputOptions output) {
    this.terminal = terminal;
    this.clock = terminal.clock();
    this.quiet = output.isQuiet();
    this.started = clock.instant();
    this.lastShown = started;
  }

  /** The run's id, always the first line. */
  void started(String runId) {
    terminal.err().println("run " + runId);
  }

  void waitingFor(String otherRun) {
    terminal.err().println("waiting for run " + otherRun + ", which holds the data folder");
  }

  /**
   * What no stage foresaw, as a sentence for the report; where it comes from is shown to whom asks.
   */
  synchronized String fault(RuntimeException fault) {
    endBar();
    if (terminal.isVerbose()) {
      fault.printStackTrace(terminal.err());
    }
    return "%s. This is a fault of usage-export itself; --verbose shows where".formatted(fault);
  }

  /** To be thrown: the run was stopped from outside. */
  synchronized StoppedException stopped() {
    endBar();
    return new StoppedException();
  }

  /** What failed nothing and should be known, even of a quiet run. */
  synchronized void warn(String sentence) {
    endBar();
    terminal.err().println("warning: " + sentence);
  }

  synchronized void planned(ExportPlan plan, TwilioMetrics counts) {
    plan.allSlices().forEach(slice -> slicesLeft.merge(slice.account().sid(), 1, Integer::sum));
    accounts = slicesLeft.size();
    slices = plan.slices();
    metrics = counts;
    say(
        "reading %s, %d accounts, %d slices%s"
            .formatted(
                plan.run().range(),
                plan.listed().size(),
                slices,
                plan.clipped() ? " (the end is clipped to today)" : ""));
  }

  @Override
  public synchronized void ended(SliceOutcome outcome) {
    ended++;
    slicesLeft.computeIfPresent(outcome.account(), (_, left) -> left == 1 ? null : left - 1);
    if (isDue()) {
      show();
    }
  }

  synchronized void exporting(int count) {
    if (barShown) {
      show();
    }
    endBar();
    periods = count;
    say("exporting %d periods".formatted(count));
  }

  /** One of the periods is exported. */
  synchronized void exported() {
    exported++;
    boolean isLast = exported == periods && barShown;
    if ((isDue() || isLast) && !quiet) {
      show(exported, periods, "%d/%d periods".formatted(exported, periods));
    }
    if (isLast) {
      endBar();
    }
  }

  private boolean isDue() {
    Instant now = clock.instant();
    Duration between = terminal.isInteractive() ? BETWEEN_BARS : BETWEEN_LINES;
    boolean due = Duration.between(lastShown, now).compareTo(between) >= 0;
    if (due) {
      lastShown = now;
    }
    return due;
  }

  private void show() {
    if (quiet || metrics == null || slices == 0) {
      return;
    }
    SourceCounts counts = metrics.counts();
    double seconds =
        Math.max(0.001, Duration.between(started, clock.instant()).toMillis() / 1000.0);
    String line =
        String.format(
            Locale.ROOT,
            "%d/%d accounts, %d pages, %.0f records/s, %s left",
            accounts - slicesLeft.size(),
            accounts,
            counts.pages(),
            counts.records() / seconds,
            timeLeft(seconds));
    show(ended, slices, line);
  }

  private void show(int done, int all, String line) {
    if (terminal.isInteractive()) {
      int filled = BAR_WIDTH * done / all;
      terminal
          .err()
          .print("\r[" + "#".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "] " + line);
      terminal.err().flush();
      barShown = true;
    } else {
      terminal.err().println(line);
    }
  }

  private String timeLeft(double seconds) {
    long left = ended == 0 ? 0 : Math.round(seconds / ended * (slices - ended));
    return "%d:%02d".formatted(left / 60, left % 60);
  }

  private void endBar() {
    if (barShown) {
      terminal.err().println();
      barShown = false;
    }
  }

  private void say(String line) {
    if (!quiet) {
      terminal.err().println(line);
    }
  }
}
