package io.github.usageexport.functions.packaged;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.github.usageexport.architecture.Layout;
import io.github.usageexport.functions.packaged.RuntimeApi.Answer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A function's jar in a JVM of its own, started as Lambda starts it. */
final class PackagedFunction implements AutoCloseable {
  private static final String NATIVE_CLIENT =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int MEGABYTES = 512;

  private final RuntimeApi api;
  private final Process process;
  private final Path output;
  private final long coldStartMillis;

  private PackagedFunction(RuntimeApi api, Process process, Path output, long startedAt)
      throws Exception {
    this.api = api;
    this.process = process;
    this.output = output;
    CompletableFuture.anyOf(api.isReady(), api.initError(), process.onExit())
        .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    coldStartMillis = (System.nanoTime() - startedAt) / 1_000_000;
  }

  /**
   * Starts the jar of a stage and waits until it asks for an event, or has failed to.
   *
   * @param folder of this function alone
   * @param variables its whole environment, besides what the runtime sets
   */
  static PackagedFunction start(String stage, Path folder, Map<String, String> variables)
      throws Exception {
    RuntimeApi api = new RuntimeApi("usage-export-" + stage);
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx" + MEGABYTES * 85 / 100 + "m",
            "--enable-native-access=ALL-UNNAMED",
            // By default every start unpacks it to one and the same place, under others' feet.
            "-D" + NATIVE_CLIENT + "=" + nativeClient(folder),
            "-cp",
            runtime() + File.pathSeparator + FunctionJars.of(stage),
            AWSLambda.class.getName(),
            Layout.handler(stage));
    command.environment().clear();
    command.environment().putAll(variables);
    command
        .environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                api.address(),
                "_HANDLER",
                Layout.handler(stage),
                "AWS_LAMBDA_FUNCTION_NAME",
                "usage-export-" + stage,
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                Integer.toString(MEGABYTES),
                "AWS_LAMBDA_LOG_FORMAT",
                "JSON",
                "LAMBDA_TASK_ROOT",
                folder.toString(),
                "AWS_REGION",
                "us-east-1",
                "TZ",
                ":UTC"));
    Path output = folder.resolve("output");
    command.redirectErrorStream(true).redirectOutput(output.toFile()).directory(folder.toFile());
    long startedAt = System.nanoTime();
    return new PackagedFunction(api, command.start(), output, startedAt);
  }

  Answer invoke(byte[] event) throws Exception {
    CompletableFuture<Answer> answer = api.invoke(event, TIMEOUT);
    CompletableFuture<Answer> exit =
        process.onExit().thenApply(ended -> new Answer("exit " + ended.exitValue(), output()));
    return (Answer)
        CompletableFuture.anyOf(answer, api.initError(), exit)
            .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }

  long coldStartMillis() {
    return coldStartMillis;
  }

  /** The most memory that the process had at once; 0 where the system does not tell. */
  long peakMegabytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (Files.notExists(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    }
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What Lambda's managed runtime brings: the client, and what it is made of. */
  private static String runtime() throws Exception {
    return Stream.of(AWSLambda.class, Context.class, PojoSerializer.class)
        .map(PackagedFunction::locationOf)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String locationOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  private static Path nativeClient(Path folder) throws IOException {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    Path library = folder.resolve("libaws-lambda-jni.so");
    try (InputStream packed =
        AWSLambda.class.getResourceAsStream(
            "/jni/libaws-lambda-jni.linux-" + architecture + ".so")) {
      if (packed == null) {
        throw new IOException("the Runtime Interface Client has no library for " + architecture);
      }
      Files.copy(packed, library);
    }
    return library;
  }

  @Override
  public void close() {
    process.destroy();
    api.close();
    process.onExit().join();
  }
}
