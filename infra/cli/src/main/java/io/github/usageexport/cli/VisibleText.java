package io.github.usageexport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usageexport.report.Printable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** UTF-8 for a terminal: lines and tabs, and every other control character as U+FFFD. */
final class VisibleText extends FilterOutputStream {
  private static final int REPLACEMENT = 0xFFFD;

  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /** The first bytes of a character that is not whole yet. */
  private ByteBuffer begun = ByteBuffer.allocate(0);

  private boolean afterReturn;

  VisibleText(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(begun.remaining() + length);
    in.put(begun).put(bytes, start, length).flip();
    CharBuffer text = CharBuffer.allocate(in.remaining());
    decoder.decode(in, text, false);
    begun = in.slice();
    StringBuilder visible = new StringBuilder(text.position());
    text.flip().codePoints().forEach(point -> append(visible, point));
    out.write(visible.toString().getBytes(UTF_8));
  }

  /** CSV ends lines with CR LF; a CR alone would let what follows overwrite the line. */
  private void append(StringBuilder visible, int point) {
    if (afterReturn && point != '\n') {
      visible.appendCodePoint(REPLACEMENT);
    }
    afterReturn = point == '\r';
    if (!afterReturn) {
      boolean isShown = point == '\n' || point == '\t' || !Printable.isHarmful(point);
      visible.appendCodePoint(isShown ? point : REPLACEMENT);
    }
  }
}
