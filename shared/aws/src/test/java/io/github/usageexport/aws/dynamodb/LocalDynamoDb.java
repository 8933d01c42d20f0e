package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.run.Pause;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local as a child process, one for all tests of this JVM, which it ends with. */
public final class LocalDynamoDb {
  private static final String CLASS_PATH_FILE = "shared/aws/target/dynamodb-local.classpath";
  private static final AtomicInteger OPENED = new AtomicInteger();
  private static final AtomicInteger TABLES = new AtomicInteger();

  private LocalDynamoDb() {}

  private static final class Server {
    static final URI ENDPOINT = start();
  }

  /** An empty table of its own. */
  public static DynamoTable newTable(ExecutionInterceptor... interceptors) {
    String name = "snapshots-" + TABLES.incrementAndGet();
    try (DynamoDbClient client = client()) {
      client.createTable(TableDefinition.creating(name));
    }
    return table(name, interceptors);
  }

  /** A table by its name, as another process would open it. */
  public static DynamoTable table(String name, ExecutionInterceptor... interceptors) {
    return table(name, Pause.SLEEP, interceptors);
  }

  static DynamoTable table(String name, Pause pause, ExecutionInterceptor... interceptors) {
    // Each process has random numbers of its own: a token that two of them use is refused.
    return DynamoTable.open(
        client(interceptors), name, pause, new Random(OPENED.incrementAndGet()));
  }

  /** Where it answers, for clients in other processes. */
  public static URI endpoint() {
    return Server.ENDPOINT;
  }

  static DynamoDbClient client(ExecutionInterceptor... interceptors) {
    return DynamoTable.client(
        DynamoDbClient.builder()
            .endpointOverride(Server.ENDPOINT)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .overrideConfiguration(
                configuration -> {
                  for (ExecutionInterceptor interceptor : interceptors) {
                    configuration.addExecutionInterceptor(interceptor);
                  }
                }));
  }

  private static URI start() {
    try {
      ProcessBuilder command =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "--enable-native-access=ALL-UNNAMED",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Xmx256m",
              "-cp",
              Files.readString(classPath()) + File.pathSeparator + ownClasses(),
              LoopbackServer.class.getName());
      command.environment().put("DDB_LOCAL_TELEMETRY", "0");
      command.redirectError(ProcessBuilder.Redirect.INHERIT);
      Process server = command.start();
      // Should its standard input not end with this JVM, which it does: belt and braces.
      Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
      BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith("port ")) {
          drain(output);
          return URI.create("http://127.0.0.1:" + line.substring("port ".length()));
        }
      }
      throw new IllegalStateException("DynamoDB Local ended with " + server.onExit().join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It writes a line now and then, and would wait for a reader once the pipe is full. */
  private static void drain(BufferedReader output) {
    Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
  }

  private static Path classPath() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(CLASS_PATH_FILE);
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new IllegalStateException(
        "no folder above this one holds " + CLASS_PATH_FILE + ": build with Maven first");
  }

  private static String ownClasses() {
    try {
      return Path.of(
              LoopbackServer.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
