package io.github.usageexport.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes of a body, in an array that is used again and again. */
final class PageBuffer extends ByteArrayOutputStream {
  private static final int FIRST_CAPACITY = 16 * 1024;

  PageBuffer() {
    super(FIRST_CAPACITY);
  }

  /** Writes a part of the bytes without copying them. */
  void writeTo(OutputStream out, int from, int to) throws IOException {
    out.write(buf, from, to - from);
  }

  int capacity() {
    return buf.length;
  }
}
