package io.github.usageexport.aws.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a lake lies in S3: {@code s3://bucket} or {@code s3://bucket/prefix}.
 *
 * @param prefix without a slash at either end; empty for the bucket's root
 */
public record S3Location(String bucket, String prefix) {
  public static final String SCHEME = "s3://";

  private static final Pattern SHAPE = Pattern.compile("s3://([^/]*)(?:/(.*?))?/?");

  /** General purpose buckets, as Amazon's naming rules have them. */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /** Characters that every tool takes in a key without quoting it. */
  private static final Pattern PREFIX =
      Pattern.compile("(?:[A-Za-z0-9!_.*'()=-]+(?:/[A-Za-z0-9!_.*'()=-]+)*)?");

  public S3Location {
    if (!BUCKET.matcher(bucket).matches()) {
      throw new IllegalArgumentException(
          ("'%s' is no name of a bucket: 3 to 63 lower case letters, digits, dots and dashes,"
                  + " the first and last a letter or digit")
              .formatted(bucket));
    }
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          ("'%s' is no prefix: letters, digits and ! _ . * ' ( ) = - between single slashes,"
                  + " no slash at its ends")
              .formatted(prefix));
    }
  }

  /** Whether this text is meant to be a place in S3, well written or not. */
  public static boolean isMeantBy(String text) {
    return text.regionMatches(true, 0, "s3:", 0, 3) || text.regionMatches(true, 0, "s3a:", 0, 4);
  }

  /**
   * The location of this text; a slash at its end is ignored.
   *
   * @throws IllegalArgumentException if it is none; names the part and the rule
   */
  public static S3Location parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no place in S3: write s3://bucket or s3://bucket/prefix".formatted(text));
    }
    String prefix = matcher.group(2);
    try {
      return new S3Location(matcher.group(1), prefix == null ? "" : prefix);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(text + ": " + e.getMessage(), e);
    }
  }

  /** The key of what lies at {@code path} below the lake's root. */
  String key(String path) {
    return prefix.isEmpty() ? path : prefix + "/" + path;
  }

  /** {@code s3://bucket/prefix/path}. */
  String at(String path) {
    return SCHEME + bucket + "/" + key(path);
  }

  /** As users write it: {@code s3://bucket/prefix}. */
  @Override
  public String toString() {
    return SCHEME + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
  }
}
