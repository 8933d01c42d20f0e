package io.github.usageexport.trino;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What {@link ExportUsage} left in S3. It ran in a process of its own, whose Parquet is the one
 * that is deployed: in this one, Trino's comes first.
 *
 * @param betweenRuns a moment after the first run and before the second
 */
record ExportedLake(Instant betweenRuns) {
  static final LocalDate START = LocalDate.of(2025, 12, 22);

  private static final Path WRITER = Path.of("target", "writer");
  private static final DateTimeFormatter SQL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  static ExportedLake in(URI s3, Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                WRITER.resolve("*") + File.pathSeparator + System.getProperty("java.class.path"),
                ExportUsage.class.getName(),
                s3.toString(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String betweenRuns = output.readLine();
      if (process.waitFor() != 0 || betweenRuns == null) {
        throw new IllegalStateException("the export failed; what it said stands above");
      }
      return new ExportedLake(Instant.parse(betweenRuns));
    } finally {
      process.destroy();
    }
  }

  /** As Athena takes it for the parameter of the named query. */
  String moment() {
    return SQL.format(betweenRuns);
  }
}
