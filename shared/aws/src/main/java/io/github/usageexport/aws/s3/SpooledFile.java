package io.github.usageexport.aws.s3;

import io.github.usageexport.parquet.ParquetFooter;
import io.github.usageexport.parquet.PathTail;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A partition's file on this machine's disk, until it is put; gone once it is closed. */
record SpooledFile(Path path) implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  static SpooledFile create() throws IOException {
    return new SpooledFile(Files.createTempFile("usage-export-", ".parquet"));
  }

  OutputStream stream() throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(path), BUFFER);
  }

  ParquetFooter footer() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return ParquetFooter.read(PathTail.of(channel));
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
