package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.fault.FaultKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What the server has seen and done; of credentials it keeps the kind and the number. */
public final class Metrics {
  private final LongAdder requests = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final LongAccumulator peakInFlight = new LongAccumulator(Math::max, 0);
  private final Map<FaultKind, LongAdder> faults = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> paths = new ConcurrentHashMap<>();
  private final Map<CredentialKind, LongAdder> credentials = new ConcurrentHashMap<>();
  private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();

  Metrics() {}

  public long requests() {
    return requests.sum();
  }

  /** Rows of usage and accounts in the answers, those that a fault kept from arriving included. */
  public long rows() {
    return rows.sum();
  }

  /** Bytes of bodies as sent, compressed where they were. */
  public long bytes() {
    return bytes.sum();
  }

  /** The most requests that were being worked on at once. */
  public int peakInFlight() {
    return peakInFlight.intValue();
  }

  /** How often a fault of that kind has struck. */
  public long faults(FaultKind kind) {
    return count(faults, kind);
  }

  /** How often each kind of fault has struck. */
  public Map<FaultKind, Long> faults() {
    return faults.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> each.getValue().sum()));
  }

  /** Requests for that path, whatever their query. */
  public long requestsTo(String path) {
    return count(paths, path);
  }

  public long requestsBy(CredentialKind kind) {
    return count(credentials, kind);
  }

  /** Requests without a good credential. */
  public long rejectedCredentials() {
    return rejected.sum();
  }

  public long answered(int status) {
    return count(statuses, status);
  }

  int enter(String path) {
    requests.increment();
    add(paths, path);
    var now = inFlight.incrementAndGet();
    peakInFlight.accumulate(now);
    return now;
  }

  void leave() {
    inFlight.decrementAndGet();
  }

  void struck(FaultKind kind) {
    add(faults, kind);
  }

  void authenticated(CredentialKind kind) {
    add(credentials, kind);
  }

  void rejected() {
    rejected.increment();
  }

  void answered(int status, int rowCount) {
    add(statuses, status);
    rows.add(rowCount);
  }

  void sent(int byteCount) {
    bytes.add(byteCount);
  }

  private static <K> void add(Map<K, LongAdder> counts, K key) {
    counts.computeIfAbsent(key, _ -> new LongAdder()).increment();
  }

  private static <K> long count(Map<K, LongAdder> counts, K key) {
    var adder = counts.get(key);
    return adder == null ? 0 : adder.sum();
  }
}
