package io.github.usageexport.simulator.world;

import java.util.Locale;

/**
 * One roll that is a function of a seed and of what it was rolled for: the same seed and the same
 * keys give the same roll on every machine, in every order and on every thread.
 *
 * @param roll 64 bits, evenly spread
 */
public record Dice(long roll) {
  private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

  /** The first roll of a seed. */
  public static Dice of(long seed) {
    return new Dice(mix(seed + GOLDEN_GAMMA));
  }

  /** Another roll, for the thing that {@code key} stands for. */
  public Dice on(long key) {
    return new Dice(mix(roll ^ mix(key + GOLDEN_GAMMA)));
  }

  /** Another roll, for the thing that is called {@code key}. */
  public Dice on(String key) {
    var hash = GOLDEN_GAMMA;
    for (var i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100_0000_01B3L;
    }
    return on(hash);
  }

  /** This roll as a number in {@code [0..bound)}; the bound is positive. */
  public long below(long bound) {
    return Math.unsignedMultiplyHigh(roll, bound);
  }

  /** Whether this roll is among the given number in a thousand. */
  public boolean chance(int perMille) {
    return below(1000) < perMille;
  }

  /** Thirty-two lower-case hexadecimal digits, as in Twilio's identifiers and tokens. */
  public String hex() {
    return String.format(Locale.ROOT, "%016x%016x", roll, on(1).roll);
  }

  // Finaliser of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators").
  private static long mix(long value) {
    var mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ (mixed >>> 31);
  }
}
