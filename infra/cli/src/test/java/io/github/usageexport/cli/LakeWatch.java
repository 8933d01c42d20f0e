package io.github.usageexport.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at a lake while another process writes it: every file below a dataset's folder must be a
 * whole Parquet file of the one name, at any instant. Counts what was written since it began.
 */
final class LakeWatch {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final Path warehouse;
  private final Map<Path, Object> before;
  private final Map<Path, Object> whole = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  LakeWatch(Path lake) throws IOException {
    this.warehouse = lake.resolve("warehouse/v1");
    this.before = files();
  }

  /** What was found that is no whole file; should stay empty. */
  List<String> problems() {
    return problems;
  }

  /** How many partitions were written since the beginning; looks at each new file. */
  int partitions() throws IOException {
    return written(false);
  }

  /** How many manifests were. */
  int manifests() throws IOException {
    return written(true);
  }

  private int written(boolean manifests) throws IOException {
    int count = 0;
    for (Map.Entry<Path, Object> file : files().entrySet()) {
      boolean isManifest = warehouse.relativize(file.getKey()).startsWith("_manifests");
      if (!isManifest && !file.getValue().equals(whole.put(file.getKey(), file.getValue()))) {
        look(file.getKey());
      }
      if (isManifest == manifests && !file.getValue().equals(before.get(file.getKey()))) {
        count++;
      }
    }
    return count;
  }

  /** Files by what tells one from the one that replaces it. */
  private Map<Path, Object> files() throws IOException {
    Map<Path, Object> files = new HashMap<>();
    if (!Files.exists(warehouse)) {
      return files;
    }
    Files.walkFileTree(
        warehouse,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.put(file, List.of(attributes.fileKey(), attributes.lastModifiedTime()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return files;
  }

  private void look(Path file) throws IOException {
    if (!file.endsWith("part-00.parquet")) {
      problems.add(file + " has no business there");
      return;
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      long length = bytes.length();
      byte[] head = new byte[MAGIC.length];
      byte[] tail = new byte[Integer.BYTES + MAGIC.length];
      if (length < head.length + tail.length) {
        problems.add("%s has %d bytes".formatted(file, length));
        return;
      }
      bytes.readFully(head);
      bytes.seek(length - tail.length);
      bytes.readFully(tail);
      int footer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
      boolean framed =
          ByteBuffer.wrap(head).equals(ByteBuffer.wrap(MAGIC))
              && ByteBuffer.wrap(tail, Integer.BYTES, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
      if (!framed || footer <= 0 || footer > length - head.length - tail.length) {
        problems.add(file + " is no whole Parquet file");
      }
    }
  }
}
