package io.github.usageexport.twilio;

import io.github.usageexport.run.Pause;
import io.github.usageexport.run.Problem;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.twilio.Json.BeyondLimitException;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;

/**
 * GETs with patience: waits its turn at the gate, tries again what can succeed, and names what
 * cannot. Every request of a process goes through one of these.
 */
final class TwilioClient implements AutoCloseable {
  private static final String TUNNEL_FAILED = "Tunnel failed, got:";
  private static final String NO_PROXY_CONNECTION = "no connection to the proxy ";

  /** Of a network that wants a sign-in first: the next would be the same. */
  private static final int MAX_WEB_PAGES = 3;

  /** Less is what networks and clocks of whole seconds make of nothing. */
  private static final Duration LEAST_SKEW = Duration.ofMinutes(5);

  private final TwilioSettings settings;
  private final CredentialSource credentials;
  private final TwilioHttp http;
  private final ConcurrencyGate gate;
  private final TwilioMetrics metrics;
  private final Clock clock;
  private final Pause pause;
  private final Backoff backoff;

  /** Whether anything ever answered: if not, there is little to be patient for. */
  private volatile boolean hasAnswered;

  private final Set<String> warnings = new ConcurrentSkipListSet<>();

  /** How far the newest answer's Date was ahead of our clock. */
  private volatile Duration ahead = Duration.ZERO;

  TwilioClient(
      TwilioSettings settings,
      CredentialSource credentials,
      TwilioMetrics metrics,
      Clock clock,
      Pause pause,
      RandomGenerator random) {
    this.settings = settings;
    this.credentials = credentials;
    this.http = new TwilioHttp(settings);
    this.gate = new ConcurrencyGate(settings.maxConcurrency());
    this.metrics = metrics;
    this.clock = clock;
    this.pause = pause;
    this.backoff = new Backoff(settings.retryAfterCap(), random);
  }

  TwilioSettings settings() {
    return settings;
  }

  /** A sentence about this machine's clock; empty if it agrees with Twilio's to minutes. */
  Optional<String> clockSkew() {
    Duration skew = ahead;
    if (skew.abs().compareTo(LEAST_SKEW) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        "this machine's clock is %d min %s that of %s: set it"
            .formatted(
                skew.abs().toMinutes(), skew.isPositive() ? "behind" : "ahead of", origin()));
  }

  void warn(String sentence) {
    warnings.add(Problem.printable(sentence));
  }

  /** What is worth knowing and fails nothing, each once. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  private String origin() {
    return settings.origin();
  }

  TwilioMetrics metrics() {
    return metrics;
  }

  Clock clock() {
    return clock;
  }

  Patience patience() {
    return patience(settings.patience());
  }

  /**
   * @param atMost where the settings do not give less
   */
  Patience patience(Duration atMost) {
    return new Patience(
        atMost.compareTo(settings.patience()) < 0 ? atMost : settings.patience(),
        () -> hasAnswered,
        clock);
  }

  /**
   * An answer of 200 or 404, or of 500 with {@link TwilioError#INTERNAL} for the second time, which
   * may be a page size that Twilio cannot serve. Everything else is an exception.
   */
  TwilioResponse get(AccountSid account, String pathAndQuery, Patience patience)
      throws UnreadableException {
    URI uri = URI.create(settings.origin() + pathAndQuery);
    boolean isSecondTryOf401 = false;
    int internalErrors = 0;
    while (true) {
      Attempt attempt = attempt(account, uri);
      if (attempt.answer().isPresent()) {
        TwilioResponse response = attempt.answer().get();
        switch (response.kind()) {
          case OK, NOT_FOUND -> {
            return response;
          }
          case REDIRECT -> throw Refusal.redirect(response, pathAndQuery);
          case REFUSED -> throw Refusal.of(response, pathAndQuery, clockSkew());
          case FORBIDDEN -> throw unauthorised(account, response);
          case PROXY_REFUSED -> throw Refusal.byProxy(response, settings.network().proxy());
          case UNAUTHORISED -> {
            if (isSecondTryOf401) {
              throw unauthorised(account, response);
            }
            isSecondTryOf401 = true;
            credentials.refresh();
          }
          case INTERNAL_ERROR -> {
            internalErrors++;
            if (internalErrors > 1) {
              return response;
            }
          }
          case TRANSIENT -> {}
        }
      }
      waitAfter(attempt, pathAndQuery, patience);
    }
  }

  private UnreadableException unauthorised(AccountSid account, TwilioResponse response) {
    return Unauthorised.reading(
        account, settings.parent(), credentials.credentials(account), response);
  }

  /**
   * After an answer that says 200 and holds no page: as after any other failed try, unless the next
   * would be like it.
   */
  void retryUnusable(
      String pathAndQuery, TwilioResponse response, IOException cause, Patience patience)
      throws UnreadableException {
    if (cause instanceof BeyondLimitException) {
      throw new UnreadableException(
          FailureReason.INVALID_RECORD,
          "%s, at %s".formatted(cause.getMessage(), pathAndQuery),
          "Run again; if it stays, show this line to Twilio's support");
    }
    if (response.isOk() && response.isWebPage() && patience.webPage() >= MAX_WEB_PAGES) {
      throw Refusal.webPage(pathAndQuery, patience.failures() + 1, settings.network().proxy());
    }
    waitAfter(new Attempt(Optional.empty(), describe(cause)), pathAndQuery, patience);
  }

  /**
   * @param failure what went wrong where there is no answer
   */
  private record Attempt(Optional<TwilioResponse> answer, String failure) {
    String describe() {
      return answer.map(TwilioResponse::describe).orElse(failure);
    }
  }

  private Attempt attempt(AccountSid account, URI uri) throws UnreadableException {
    try {
      ConcurrencyGate.Permit permit = gate.enter();
      metrics.requestStarted();
      try {
        TwilioResponse response = http.get(uri, credentials.credentials(account));
        hasAnswered = true;
        response.date().ifPresent(date -> ahead = Duration.between(clock.instant(), date));
        metrics.bytesRead(response.body().length);
        if (response.isThrottled()) {
          metrics.throttled();
          permit.throttled(response.concurrentRequests());
        } else {
          permit.succeeded();
        }
        return new Attempt(Optional.of(response), "");
      } catch (IOException e) {
        permit.failed();
        return new Attempt(Optional.empty(), describe(e));
      } catch (InterruptedException | RuntimeException e) {
        permit.failed();
        throw e;
      } finally {
        metrics.requestEnded();
      }
    } catch (InterruptedException e) {
      throw stopped();
    }
  }

  private void waitAfter(Attempt attempt, String pathAndQuery, Patience patience)
      throws UnreadableException {
    patience.failed();
    Duration wait =
        backoff.before(
            patience.failures(),
            attempt.answer().flatMap(TwilioResponse::retryAfter),
            clock.instant());
    if (patience.isSpent()) {
      throw new UnreadableException(
          FailureReason.UNAVAILABLE,
          "%s; tried %d times over %d s at %s"
              .formatted(
                  attempt.describe(),
                  patience.failures(),
                  patience.failing().toSeconds(),
                  pathAndQuery),
          hasAnswered
              ? "Run again later; what is missing is read then"
              : connectionRemedy(attempt.failure()));
    }
    metrics.retried();
    try {
      pause.forDuration(wait);
    } catch (InterruptedException e) {
      throw stopped();
    }
  }

  private String connectionRemedy(String failure) {
    NetworkSettings.Proxy proxy = settings.network().proxy();
    if (proxy != null && failure.contains(proxy.toString())) {
      return "Check the proxy and %s, or name Twilio's host in NO_PROXY"
          .formatted(proxy.variable());
    }
    if (failure.startsWith("no secure connection")) {
      return failure.contains("NotBefore") || failure.contains("NotAfter")
          ? "Check this machine's clock, and the certificate"
          : "If a proxy or your company's own certificate authority signs connections, name its"
              + " PEM file in SSL_CERT_FILE or TWILIO_CA_BUNDLE";
    }
    return "Check TWILIO_BASE_URL and the network; a proxy is named in HTTPS_PROXY";
  }

  private static UnreadableException stopped() {
    Thread.currentThread().interrupt();
    return new UnreadableException(
        FailureReason.NOT_READ, "the run was stopped", "Run again, or resume this run");
  }

  private String describe(IOException failure) {
    NetworkSettings.Proxy proxy = settings.network().proxy();
    String message = failure.getMessage();
    if (proxy != null
        && (failure instanceof ConnectException || failure instanceof UnknownHostException)) {
      return NO_PROXY_CONNECTION + proxy;
    }
    if (proxy != null && message != null && message.startsWith(TUNNEL_FAILED)) {
      return "the proxy %s refused to connect to %s (%s)"
          .formatted(proxy, settings.origin(), message.substring(TUNNEL_FAILED.length()).strip());
    }
    if (failure instanceof ConnectException) {
      return "no connection to " + settings.origin();
    }
    if (failure instanceof SSLException) {
      return "no secure connection to %s: %s".formatted(settings.origin(), message);
    }
    String kind = failure.getClass().getSimpleName();
    return message == null || message.isBlank() ? kind : message;
  }

  @Override
  public void close() {
    http.close();
  }
}
