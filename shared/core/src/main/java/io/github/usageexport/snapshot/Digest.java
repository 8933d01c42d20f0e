package io.github.usageexport.snapshot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a sequence of texts. Each text is closed by a mark that no text can hold, so that
 * other texts never make the same sequence; null has a mark of its own.
 */
public final class Digest {
  /** Bytes that UTF-8 never contains. */
  private static final byte END = (byte) 0xFF;

  private static final byte NULL = (byte) 0xFE;

  private final MessageDigest sha256;

  public Digest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public Digest add(@Nullable Object value) {
    if (value == null) {
      sha256.update(NULL);
    } else {
      sha256.update(value.toString().getBytes(StandardCharsets.UTF_8));
      sha256.update(END);
    }
    return this;
  }

  /** 64 lower-case hexadecimal digits; the digest starts anew. */
  public String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
