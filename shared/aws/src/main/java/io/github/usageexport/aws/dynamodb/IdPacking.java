package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.VersionCodecReader;
import io.github.usageexport.snapshot.VersionCodecWriter;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An id in half its length where it ends in hexadecimal digits, as account SIDs and run ids do; any
 * other text as it is.
 */
final class IdPacking {
  private static final Pattern FORM = Pattern.compile("(.*?)((?:[0-9a-f]{2})+)", Pattern.DOTALL);

  private IdPacking() {}

  static void write(VersionCodecWriter out, String id) {
    Matcher parts = FORM.matcher(id);
    if (parts.matches()) {
      byte[] tail = HexFormat.of().parseHex(parts.group(2));
      out.number(tail.length);
      out.raw(tail);
      out.text(parts.group(1));
    } else {
      out.number(0);
      out.text(id);
    }
  }

  static String read(VersionCodecReader in) {
    byte[] tail = in.raw(in.count(1));
    return in.requiredText() + HexFormat.of().formatHex(tail);
  }
}
