package io.github.usageexport.aws.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adobe S3Mock in a process of its own, on a free port of this machine. Its conditional puts look
 * first and write then, so that of many at once several succeed; with one worker thread it serves
 * one request at a time, and each of them is atomic.
 */
public record S3MockServer(Process process, BufferedReader log, URI endpoint)
    implements AutoCloseable {
  public static final String BUCKET = "usage-lake";
  static final String KMS_KEY = "the-lakes-own";

  private static final Pattern STARTED = Pattern.compile("Tomcat started on ports? (\\d+) \\(http");

  public static S3MockServer start(Path folder) throws IOException {
    Process process = new ProcessBuilder(command(folder)).redirectErrorStream(true).start();
    BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        Thread.ofVirtual().start(() -> log.lines().forEach(_ -> {}));
        return new S3MockServer(process, log, URI.create("http://127.0.0.1:" + started.group(1)));
      }
      said.append(line).append('\n');
    }
    throw new IOException("the S3 server did not start:\n" + said);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  /** Other modules start it as well. */
  private static Path serverJar() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path jar = folder.resolve("shared/aws/target/s3-server/s3mock.jar");
      if (Files.exists(jar)) {
        return jar;
      }
    }
    throw new IllegalStateException(
        "no folder above holds shared/aws/target/s3-server/s3mock.jar: run Maven");
  }

  private static String ownClasses() {
    return Path.of(
            URI.create(
                EndsWithItsParent.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
        .toString();
  }

  private static List<String> command(Path folder) {
    String property = "--com.adobe.testing.s3mock.";
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx256m",
        "-cp",
        String.join(System.getProperty("path.separator"), ownClasses(), serverJar().toString()),
        EndsWithItsParent.class.getName(),
        "org.springframework.boot.loader.launch.JarLauncher",
        "--server.address=127.0.0.1",
        "--server.port=0",
        "--server.ssl.enabled=false",
        "--server.tomcat.threads.max=1",
        "--server.tomcat.threads.min-spare=1",
        property + "httpPort=0",
        property + "store.initial-buckets=" + BUCKET,
        property + "store.valid-kms-keys=arn:aws:kms:us-east-1:123456789012:key/" + KMS_KEY,
        property + "store.root=" + folder);
  }
}
