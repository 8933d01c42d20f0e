package io.github.usageexport.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which knows whether its reader left, as {@code head} does when it has enough. A
 * terminal is shown no control characters: what Twilio or a query returns may hold some that move
 * the cursor or recolour it. A file or a pipe gets every character.
 */
final class StandardOut extends PrintStream {
  private final Watched watched;

  private StandardOut(Watched watched) {
    super(watched, true, StandardCharsets.UTF_8);
    this.watched = watched;
  }

  static StandardOut open(boolean isTerminal) {
    return to(new FileOutputStream(FileDescriptor.out), isTerminal);
  }

  static StandardOut to(OutputStream out, boolean isTerminal) {
    return new StandardOut(new Watched(isTerminal ? new VisibleText(out) : out));
  }

  boolean isReaderGone() {
    IOException failure = watched.failure;
    // The only word that Java has for EPIPE.
    return failure != null && "Broken pipe".equals(failure.getMessage());
  }

  /**
   * For long texts, which need not go on where nobody reads them.
   *
   * @throws UncheckedIOException if something could not be written before
   */
  @Override
  public StandardOut append(CharSequence text) {
    IOException failure = watched.failure;
    if (failure != null) {
      throw new UncheckedIOException(failure);
    }
    super.append(text);
    return this;
  }

  private static final class Watched extends FilterOutputStream {
    private volatile @Nullable IOException failure;

    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
      try {
        out.write(bytes, start, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
