package io.github.usageexport.aws.dynamodb;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes of any length as attributes of an item. What would crowd a transaction of a month (4 MB) is
 * kept in items of its own, under the digest of the bytes: put before the item that names them, any
 * number of times, they cannot differ and nothing sees them before that item is there.
 */
record Parts(DynamoTable table, int inline, int part) {
  /** A month of such contents is half of what a transaction holds. */
  private static final int INLINE = 64 << 10;

  /** An item holds 400 KB with its key. */
  private static final int PART = 380 << 10;

  private static final String CONTENT = "content";
  private static final String LENGTH = "content_length";
  private static final String SHA256 = "content_sha256";

  Parts(DynamoTable table) {
    this(table, INLINE, PART);
  }

  /** Adds the bytes to an item, or where they are; in that case they are put at once. */
  ItemWriter write(ItemWriter item, byte[] content) {
    if (content.length <= inline) {
      return item.bytes(CONTENT, content);
    }
    String sha256 = sha256(content);
    for (int number = 0; number * part < content.length; number++) {
      int from = number * part;
      byte[] piece = Arrays.copyOfRange(content, from, Math.min(content.length, from + part));
      table.putIfAbsent(ItemWriter.at(ItemKey.part(sha256, number)).bytes(CONTENT, piece));
    }
    return item.number(LENGTH, content.length).text(SHA256, sha256);
  }

  /** The bytes of an item. */
  byte[] read(Item item) {
    if (item.has(CONTENT)) {
      return item.bytes(CONTENT);
    }
    String sha256 = item.text(SHA256);
    ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(item.number(LENGTH)));
    for (int number = 0; content.hasRemaining(); number++) {
      ItemKey key = ItemKey.part(sha256, number);
      byte[] piece =
          table.get(key).orElseThrow(() -> item.damaged("there is no " + key)).bytes(CONTENT);
      if (piece.length == 0 || piece.length > content.remaining()) {
        throw item.damaged(key + " has the wrong length");
      }
      content.put(piece);
    }
    if (!sha256(content.array()).equals(sha256)) {
      throw item.damaged("its parts have another digest");
    }
    return content.array();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
