package io.github.usageexport.twilio;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes inputs that nobody would send out of ones that Twilio does. */
final class Mutations {
  /** Things that parsers have stumbled over. */
  private static final List<String> FRAGMENTS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "null",
          "true",
          "-",
          "1e999999999",
          "\"\"",
          "10E2147483647",
          "99999999999999999999",
          "\\u0000",
          "\\ud800",
          "\u0000",
          "/*",
          "NaN",
          "-999999999-01-01T00:00:00Z",
          "+999999999-12-31",
          "9999-12-31",
          "\"usage_records\":",
          "\"next_page_uri\":",
          "\"start\":2147483647,",
          "\"accounts\":[",
          "\"code\":",
          "Thu, 31 Dec +999999999 00:00:00 +1800",
          "\ufeff",
          "\ud83d\ude00");

  private final List<byte[]> samples;

  Mutations(List<byte[]> samples) {
    this.samples = List.copyOf(samples);
  }

  byte[] next(RandomGenerator random) {
    if (random.nextInt(20) == 0) {
      byte[] noise = new byte[random.nextInt(512)];
      random.nextBytes(noise);
      return noise;
    }
    byte[] input = samples.get(random.nextInt(samples.size()));
    for (int changes = random.nextInt(6); changes >= 0; changes--) {
      input = changed(input, random);
    }
    return input;
  }

  private byte[] changed(byte[] input, RandomGenerator random) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + random.nextInt(40));
    byte[] nothing = new byte[0];
    return switch (random.nextInt(7)) {
      case 0 -> spliced(input, from, from, fragment(random));
      case 1 -> spliced(input, from, to, fragment(random));
      case 2 -> spliced(input, from, to, nothing);
      case 3 -> spliced(input, from, from, Arrays.copyOfRange(input, from, to));
      case 4 -> Arrays.copyOf(input, from);
      case 5 -> flipped(input, random);
      default -> spliced(input, from, from, repeated(fragment(random), random));
    };
  }

  private static byte[] fragment(RandomGenerator random) {
    return Pages.utf8(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
  }

  /** Deep nesting, endless texts and numbers. */
  private static byte[] repeated(byte[] fragment, RandomGenerator random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int times = 1 << random.nextInt(13); times > 0; times--) {
      bytes.writeBytes(fragment);
    }
    return bytes.toByteArray();
  }

  private static byte[] flipped(byte[] input, RandomGenerator random) {
    byte[] copy = input.clone();
    if (copy.length > 0) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private static byte[] spliced(byte[] input, int from, int to, byte[] middle) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(input, 0, from);
    bytes.writeBytes(middle);
    bytes.write(input, to, input.length - to);
    return bytes.toByteArray();
  }
}
