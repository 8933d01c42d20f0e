import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import proguard.Configuration;
import proguard.ConfigurationParser;
import proguard.ProGuard;

/**
 * Leaves out of a function's jar what nothing in it calls: most of an SDK client is operations that
 * a function never asks for. Run as {@code java -cp <ProGuard> infra/ShrinkJar.java <jar> <rules>
 * <shrunk jar> <timestamp of every entry>}.
 */
final class ShrinkJar {
  private ShrinkJar() {}

  public static void main(String[] arguments) throws Exception {
    Path jar = Path.of(arguments[0]);
    Path target = Path.of(arguments[2]);
    LocalDateTime timestamp = LocalDateTime.parse(arguments[3].replace("Z", ""));
    Path folder = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "shrink");
    try {
      Path library = folder.resolve("java.jar");
      Path shrunk = folder.resolve("shrunk.jar");
      writeLibrary(library);
      shrink(jar, library, Path.of(arguments[1]), shrunk);
      writeSorted(shrunk, target, timestamp);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Java's own classes: what overrides one of their methods is called by them. */
  private static void writeLibrary(Path library) throws IOException {
    Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(library))) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Path module : children(modules)) {
        if (module.getFileName().toString().startsWith("java.")) {
          writeModule(module, zip);
        }
      }
    }
  }

  private static void writeModule(Path module, ZipOutputStream zip) throws IOException {
    try (Stream<Path> files = Files.walk(module)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".class")).toList()) {
        String name = module.relativize(file).toString();
        if (!name.equals("module-info.class")) {
          zip.putNextEntry(new ZipEntry(name));
          Files.copy(file, zip);
        }
      }
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }

  private static void shrink(Path jar, Path library, Path rules, Path shrunk) throws Exception {
    String[] options = {
      "-injars", quoted(jar),
      "-libraryjars", quoted(library),
      "-outjars", quoted(shrunk),
      "-include", quoted(rules)
    };
    Configuration configuration = new Configuration();
    try (ConfigurationParser parser = new ConfigurationParser(options, System.getProperties())) {
      parser.parse(configuration);
    }
    new ProGuard(configuration).execute();
  }

  private static String quoted(Path file) {
    return "'" + file.toAbsolutePath() + "'";
  }

  /** The same bytes from any machine: entries by name, at one time. */
  private static void writeSorted(Path source, Path target, LocalDateTime timestamp)
      throws IOException {
    try (JarFile jar = new JarFile(source.toFile());
        OutputStream file = Files.newOutputStream(target);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      List<ZipEntry> entries = new ArrayList<>(jar.stream().filter(e -> !e.isDirectory()).toList());
      entries.sort(Comparator.comparing(ZipEntry::getName));
      for (ZipEntry entry : entries) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(timestamp);
        zip.putNextEntry(copy);
        try (InputStream content = jar.getInputStream(entry)) {
          content.transferTo(zip);
        }
      }
    }
  }
}
