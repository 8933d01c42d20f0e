package io.github.usageexport.twilio;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Undoes what servers and proxies do to a body on its way, asked for or not. */
final class ContentEncoding {
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);
  private static final int GZIP_MAGIC = 0x1f8b;

  private ContentEncoding() {}

  /**
   * The body as JSON parsers read it: not compressed, in a Unicode encoding.
   *
   * @param encodings values of Content-Encoding, in the order in which they were applied
   * @param contentType empty if it is not stated
   * @param maxBytes a longer body is an IOException
   */
  static byte[] decode(byte[] body, List<String> encodings, String contentType, int maxBytes)
      throws IOException {
    List<String> applied =
        encodings.stream()
            .flatMap(value -> Pattern.compile(",").splitAsStream(value))
            .map(value -> value.strip().toLowerCase(Locale.ROOT))
            .filter(value -> !value.isEmpty() && !value.equals("identity"))
            .toList();
    byte[] plain = body;
    for (String encoding : applied.reversed()) {
      plain = undo(encoding, plain, maxBytes);
    }
    return inUnicode(plain, contentType);
  }

  private static byte[] undo(String encoding, byte[] body, int maxBytes) throws IOException {
    if (body.length == 0) {
      return body;
    }
    return switch (encoding) {
      // A proxy that unpacks a body may leave the header as it was.
      case "gzip", "x-gzip" ->
          isGzip(body) ? inflated(new GZIPInputStream(in(body)), maxBytes) : body;
      case "deflate" -> inflate(body, maxBytes);
      default ->
          throw new IOException(
              "the answer is in Content-Encoding '%s', which was not asked for"
                  .formatted(encoding));
    };
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 1 && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) == GZIP_MAGIC;
  }

  /** Of zlib by the standard, and without its header by habit of some servers. */
  private static byte[] inflate(byte[] body, int maxBytes) throws IOException {
    boolean isZlib =
        body.length > 1
            && (body[0] & 0x0f) == 8
            && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
    Inflater inflater = new Inflater(!isZlib);
    try {
      return inflated(new InflaterInputStream(in(body), inflater), maxBytes);
    } finally {
      inflater.end();
    }
  }

  private static InputStream in(byte[] body) {
    return new ByteArrayInputStream(body);
  }

  private static byte[] inflated(InputStream stream, int maxBytes) throws IOException {
    try (stream) {
      byte[] plain = stream.readNBytes(maxBytes);
      if (stream.read() >= 0) {
        throw new IOException("the answer is longer than %s bytes".formatted(maxBytes));
      }
      return plain;
    } catch (EOFException e) {
      throw new IOException("the compressed answer ends before its end", e);
    }
  }

  private static byte[] inUnicode(byte[] body, String contentType) throws IOException {
    Matcher stated = CHARSET.matcher(contentType);
    if (!stated.find()) {
      return body;
    }
    String name = stated.group(1);
    if (name.toLowerCase(Locale.ROOT).startsWith("utf")) {
      // The parser tells UTF-8, UTF-16 and UTF-32 apart, with a byte order mark and without.
      return body;
    }
    try {
      return new String(body, Charset.forName(name)).getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IOException("the answer is in an unknown charset", e);
    }
  }
}
