package io.github.usageexport.aws.lambda;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What a function tells of itself on its standard output: a log in lines of JSON, and metrics. One
 * for a process, which has one invocation at a time.
 */
public final class Telemetry {
  private final String stage;
  private final PrintStream out;
  private final Clock clock;
  private final JsonLog log;
  private final Logger logger;
  private final Map<String, Long> counts = new TreeMap<>();

  private Telemetry(String stage, PrintStream out, Clock clock) {
    this.stage = stage;
    this.out = out;
    this.clock = clock;
    this.log = new JsonLog(out);
    this.logger = Logger.getLogger("io.github.usageexport");
    log.context(Map.of("stage", stage));
  }

  /** Takes over what the process logs, libraries' warnings among it. */
  public static Telemetry start(String stage, PrintStream out, Clock clock) {
    Telemetry telemetry = new Telemetry(stage, out, clock);
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    root.addHandler(telemetry.log);
    telemetry.logger.setLevel(Level.INFO);
    return telemetry;
  }

  /**
   * Does an invocation's work under its id, tells how it failed, and sends the metrics.
   *
   * @param functionName ends with the stage; before that stands the name of the stack
   */
  public <T> T invocation(String requestId, String functionName, Supplier<T> work) {
    log.context(Map.of("stage", stage, "request_id", requestId));
    try {
      return work.get();
    } catch (RuntimeException e) {
      LogRecord record = new LogRecord(Level.SEVERE, stage + " failed");
      record.setThrown(e);
      publish(record, Map.of());
      throw e;
    } finally {
      sendMetrics(stackOf(functionName));
    }
  }

  /** Every line says from now on that it is about this run. */
  public void run(String runId) {
    Map<String, String> context = new TreeMap<>(log.context());
    context.put("run_id", runId);
    log.context(context);
  }

  public void info(String message, Map<String, ?> fields) {
    publish(new LogRecord(Level.INFO, message), fields);
  }

  public void warn(String message, Map<String, ?> fields) {
    publish(new LogRecord(Level.WARNING, message), fields);
  }

  /** Adds to a metric of this invocation; one to which nothing is added is not sent. */
  public void count(String metric, long value) {
    synchronized (counts) {
      counts.merge(metric, value, Long::sum);
    }
  }

  private void publish(LogRecord record, Map<String, ?> fields) {
    record.setInstant(clock.instant());
    record.setLoggerName(logger.getName());
    record.setParameters(new Object[] {fields});
    logger.log(record);
  }

  private void sendMetrics(String stack) {
    synchronized (counts) {
      if (!counts.isEmpty()) {
        out.println(MetricLine.of(clock.instant(), stack, log.context(), counts));
        counts.clear();
      }
    }
    out.flush();
  }

  private String stackOf(String functionName) {
    String ending = "-" + stage;
    return functionName.endsWith(ending)
        ? functionName.substring(0, functionName.length() - ending.length())
        : functionName;
  }
}
