package io.github.usageexport.twilio;

import io.github.usageexport.run.Pause;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * GETs with patience: waits its turn at the gate, tries again what can succeed, and names what
 * cannot. Every request of a process goes through one of these.
 */
final class TwilioClient implements AutoCloseable {
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
          case REFUSED -> throw Refusal.of(response, pathAndQuery);
          case FORBIDDEN -> throw unauthorised(account, response);
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
              : "Check TWILIO_BASE_URL, the network and the proxy");
    }
    metrics.retried();
    try {
      pause.forDuration(wait);
    } catch (InterruptedException e) {
      throw stopped();
    }
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
