package io.github.usageexport.simulator;

import io.github.usageexport.simulator.fault.FaultSchedule;
import io.github.usageexport.simulator.http.Credential;
import io.github.usageexport.simulator.http.CredentialKind;
import io.github.usageexport.simulator.http.Decoy;
import io.github.usageexport.simulator.http.Metrics;
import io.github.usageexport.simulator.http.Scene;
import io.github.usageexport.simulator.http.TwilioServer;
import io.github.usageexport.simulator.world.Restatement;
import io.github.usageexport.simulator.world.Restatements;
import io.github.usageexport.simulator.world.Truth;
import io.github.usageexport.simulator.world.VirtualClock;
import io.github.usageexport.simulator.world.World;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A Twilio on 127.0.0.1: it serves accounts and usage, keeps its own time, and knows the truth.
 * Everything that it states is a function of its options and the instant of its clock.
 */
public final class Simulator implements AutoCloseable {
  private final VirtualClock clock;
  private final Scene scene;
  private final TwilioServer server;

  private Simulator(SimulatorOptions options) throws IOException {
    this.clock = VirtualClock.runningFrom(options.world().start(), options.base());
    this.scene = new Scene(World.of(options.world()), clock, options.faults());
    this.server = new TwilioServer(scene, options.server());
  }

  /**
   * Starts to serve.
   *
   * @throws IOException if the port is taken
   */
  public static Simulator start(SimulatorOptions options) throws IOException {
    return new Simulator(options);
  }

  /** What to set TWILIO_BASE_URL to. */
  public URI baseUrl() {
    return server.baseUrl();
  }

  /** The parent account's SID. */
  public String accountSid() {
    return scene.world().parent().sid();
  }

  /** The parent account's auth token: it reads everything. */
  public String authToken() {
    return scene.world().parent().authToken();
  }

  /** A credential of an account: a main one of the parent, another of a subaccount. */
  public Credential credential(String accountSid, CredentialKind kind) {
    return Credential.of(scene.world().account(accountSid), kind);
  }

  /** The time that this Twilio lives in; advance it at will. */
  public VirtualClock clock() {
    return clock;
  }

  public World world() {
    return scene.world();
  }

  public Truth truth() {
    return scene.world().truth();
  }

  public Metrics metrics() {
    return server.metrics();
  }

  /** Where hostile links and redirects lead; nobody should ever come there. */
  public Decoy decoy() {
    return server.decoy();
  }

  /** Changes the weather from the next request on; attempts are counted anew. */
  public void changeFaults(FaultSchedule faults) {
    scene.change(faults);
  }

  /**
   * Lets Twilio restate usage at instants to come.
   *
   * @throws IllegalArgumentException if one of them has passed: what was stated stays stated
   */
  public void restate(List<Restatement> restatements) {
    var now = clock.instant();
    for (var restatement : restatements) {
      if (restatement.at().isBefore(now)) {
        throw new IllegalArgumentException(
            "restatement at %s lies before the clock, %s: give a later instant"
                .formatted(restatement.at(), now));
      }
    }
    scene.change(scene.world().restating(restatements));
  }

  /** Lets Twilio restate so many days, reported long ago, at an instant to come. */
  public List<Restatement> restateSomeDays(Instant at, int days) {
    var seed = scene.world().options().seed() + 1;
    var restatements = Restatements.seeded(scene.world(), at, seed, days);
    restate(restatements);
    return restatements;
  }

  @Override
  public void close() {
    server.close();
  }
}
