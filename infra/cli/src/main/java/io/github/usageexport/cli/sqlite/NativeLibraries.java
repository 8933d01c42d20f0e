package io.github.usageexport.cli.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The native libraries that the build unpacks beside the jar. The drivers of SQLite and ZSTD are
 * told of them by their system properties; DuckDB's finds its own beside its jar.
 */
public final class NativeLibraries {
  private static final String SQLITE_FOLDER = "org.sqlite.lib.path";
  private static final String ZSTD_FILE = "ZstdNativePath";

  private NativeLibraries() {}

  /** Leaves what a user has set, and each driver to itself where the build has nothing for it. */
  public static void useThoseBesideTheJar() {
    Path folder = ownJar().resolveSibling("lib/native");
    if (!Files.isDirectory(folder)) {
      return;
    }
    Path sqlite = folder.resolve(LibraryLoaderUtil.getNativeLibResourcePath().substring(1));
    if (Files.isDirectory(sqlite)) {
      set(SQLITE_FOLDER, sqlite);
    }
    zstd(folder).ifPresent(file -> set(ZSTD_FILE, file));
  }

  private static Path ownJar() {
    return Path.of(
        URI.create(
            NativeLibraries.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static void set(String property, Path path) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, path.toString());
    }
  }

  /** Its folder is named as zstd-jni names it in its jar. */
  private static Optional<Path> zstd(Path folder) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch");
    Path own =
        system.startsWith("win")
            ? folder.resolve("win").resolve(processor)
            : system.startsWith("mac")
                ? folder.resolve("darwin").resolve(processor)
                : folder.resolve(system).resolve(processor);
    if (!Files.isDirectory(own)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(own)) {
      return files.findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
