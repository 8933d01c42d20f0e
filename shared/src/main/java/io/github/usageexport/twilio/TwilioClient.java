package io.github.usageexport.twilio;

import io.github.usageexport.pipeline.Pause;
import io.github.usageexport.pipeline.UnreadableException;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * GETs with patience: waits its turn at the gate, tries again what can succeed, and names what
 * cannot. Every request of a process goes through one of these.
 */
final class TwilioClient implements AutoCloseable {
  /** How long to try to reach a server that never answered. */
  private static final Duration FIRST_CONTACT = Duration.ofSeconds(5);

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
    return new Patience(atMost.compareTo(settings.patience()) < 0 ? atMost : settings.patience());
  }

  /** How often one reading failed since its last good answer, and since when. */
  final class Patience {
    private final Duration whole;
    private Instant failingSince = Instant.MAX;
    private int failures;

    private Patience(Duration whole) {
      this.whole = whole;
    }

    void rewarded() {
      failures = 0;
    }

    private void failed() {
      if (failures == 0) {
        failingSince = clock.instant();
      }
      failures++;
    }

    boolean isSpent() {
      Duration allowed = hasAnswered ? whole : FIRST_CONTACT;
      return Duration.between(failingSince, clock.instant()).compareTo(allowed) > 0;
    }
  }

  /**
   * An answer of 200 or 404, or of 500 with {@link TwilioError#INTERNAL} twice in a row, which may
   * be a page size that Twilio cannot serve. Everything else is an exception.
   */
  TwilioResponse get(AccountSid account, String pathAndQuery, Patience patience)
      throws UnreadableException {
    URI uri = URI.create(settings.origin() + pathAndQuery);
    boolean isSecondTryOf401 = false;
    int internalErrors = 0;
    while (true) {
      Attempt attempt = attempt(account, uri);
      Optional<TwilioResponse> answer = attempt.answer();
      if (answer.isPresent()) {
        TwilioResponse response = answer.get();
        if (response.isOk() || response.status() == 404) {
          return response;
        }
        if (response.isRedirect()) {
          throw new UnreadableException(
              FailureReason.INVALID_PAGING,
              "Twilio answered %d, a redirect, to %s".formatted(response.status(), pathAndQuery),
              "Check TWILIO_BASE_URL; redirects are never followed");
        }
        if (response.status() == 401 || response.status() == 403) {
          if (isSecondTryOf401 || response.status() == 403) {
            throw Unauthorised.reading(
                account, settings.parent(), credentials.credentials(account), response);
          }
          isSecondTryOf401 = true;
          credentials.refresh();
        } else if (!response.isTransient()) {
          throw refused(response, pathAndQuery);
        } else if (response.status() == 500 && response.error().code() == TwilioError.INTERNAL) {
          internalErrors++;
          if (internalErrors > 1) {
            return response;
          }
        }
      }
      waitAfter(attempt, pathAndQuery, patience);
    }
  }

  /** After an answer that says 200 and holds no page: as after any other failed try. */
  void retryUnusable(String pathAndQuery, IOException cause, Patience patience)
      throws UnreadableException {
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
    Instant now = clock.instant();
    Duration wait =
        backoff.before(
            patience.failures, attempt.answer().flatMap(TwilioResponse::retryAfter), now);
    if (patience.isSpent()) {
      throw new UnreadableException(
          FailureReason.UNAVAILABLE,
          "%s; tried %d times over %d s at %s"
              .formatted(
                  attempt.describe(),
                  patience.failures,
                  Duration.between(patience.failingSince, now).toSeconds(),
                  pathAndQuery),
          hasAnswered
              ? "Run again later; what is missing is read then"
              : "Check TWILIO_BASE_URL, the network and the proxy");
    }
    metrics.retried();
    try {
      pause.forDuration(wait);
    } catch (InterruptedException e) {
      throw stopped();
    }
  }

  private static UnreadableException refused(TwilioResponse response, String pathAndQuery) {
    TwilioError error = response.error();
    FailureReason reason =
        error.code() == TwilioError.INVALID_PAGE_TOKEN
            ? FailureReason.INVALID_PAGING
            : FailureReason.UNAVAILABLE;
    return new UnreadableException(
        reason,
        "Twilio refused %s with %s".formatted(pathAndQuery, error.describe(response.status())),
        "Run again; if it stays, show this line to Twilio's support");
  }

  private static UnreadableException stopped() {
    Thread.currentThread().interrupt();
    return new UnreadableException(
        FailureReason.NOT_READ, "the run was stopped", "Run again, or resume this run");
  }

  private String describe(IOException failure) {
    if (failure instanceof ConnectException) {
      return "no connection to " + settings.origin();
    }
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName();
    return message == null || message.isBlank() ? kind : message;
  }

  @Override
  public void close() {
    http.close();
  }
}
