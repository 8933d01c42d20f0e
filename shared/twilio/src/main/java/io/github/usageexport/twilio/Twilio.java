package io.github.usageexport.twilio;

import io.github.usageexport.collect.ControlSource;
import io.github.usageexport.collect.UsageSource;
import io.github.usageexport.plan.AccountDirectory;
import io.github.usageexport.run.Pause;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** Twilio as the stages see it: one client, one gate, both ports. */
public final class Twilio implements AutoCloseable {
  private final TwilioMetrics metrics = new TwilioMetrics();
  private final TwilioClient client;

  /**
   * @param random spreads retries; no secret hangs on it
   */
  public Twilio(
      TwilioSettings settings,
      CredentialSource credentials,
      Clock clock,
      Pause pause,
      RandomGenerator random) {
    this.client = new TwilioClient(settings, credentials, metrics, clock, pause, random);
  }

  public AccountDirectory accounts() {
    return new TwilioAccountDirectory(client);
  }

  public UsageSource usage() {
    return new TwilioUsageSource(client);
  }

  public ControlSource controls() {
    return new TwilioControlSource(client);
  }

  public LiveUsage live() {
    return new LiveUsage(client);
  }

  public TwilioMetrics metrics() {
    return metrics;
  }

  /**
   * Sentences about what was noticed and failed nothing: an entry of the account list that names no
   * account.
   */
  public List<String> warnings() {
    return client.warnings();
  }

  /** Ends every request in flight. */
  @Override
  public void close() {
    client.close();
  }
}
