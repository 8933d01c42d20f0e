package io.github.usageexport.functions.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.architecture.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the jars carry, and what they do not. */
class FunctionJarsIT {
  private static final long MOST_BYTES = 25L << 20;

  private static final List<String> IN_NONE =
      List.of(
          "org/sqlite/",
          "org/duckdb/",
          "org/apache/hadoop/",
          "picocli/",
          "gg/jte/compiler/",
          "io/netty/",
          "org/apache/http/",
          "org/apache/hc/",
          "org/junit/",
          "io/github/usageexport/cli/",
          "io/github/usageexport/simulator/",
          "com/fasterxml/jackson/databind/",
          "darwin/",
          "win/",
          "linux/i386/",
          "linux/ppc64/",
          "META-INF/maven/");

  @ParameterizedTest
  @MethodSource("stages")
  void hasAtMost25Megabytes(String stage) throws IOException {
    assertThat(Files.size(FunctionJars.of(stage))).isLessThanOrEqualTo(MOST_BYTES);
  }

  @ParameterizedTest
  @MethodSource("stages")
  void carriesItsHandlerAndNoOther(String stage) throws IOException {
    List<String> handlers =
        entries(stage).stream()
            .filter(name -> name.startsWith("io/github/usageexport/functions/"))
            .filter(name -> name.endsWith("Handler.class"))
            .toList();

    assertThat(handlers).containsExactly(Layout.handler(stage).replace('.', '/') + ".class");
  }

  @ParameterizedTest
  @MethodSource("stages")
  void carriesNothingThatItDoesNotUse(String stage) throws IOException {
    List<String> forbidden = new ArrayList<>(IN_NONE);
    boolean readsTwilio = stage.equals("plan-export") || stage.equals("collect-usage");
    if (!readsTwilio) {
      forbidden.add("software/amazon/awssdk/services/secretsmanager/");
    }
    if (!stage.equals("report-usage")) {
      forbidden.add("software/amazon/awssdk/services/sns/");
    }
    if (!stage.equals("export-usage")) {
      forbidden.addAll(List.of("org/apache/parquet/", "com/github/luben/", "linux/"));
    }

    assertThat(entries(stage))
        .allSatisfy(name -> assertThat(forbidden).noneMatch(name::startsWith));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void keepsTheFilesThatNameImplementations(String stage) throws IOException {
    assertThat(entries(stage))
        .contains(
            "META-INF/services/software.amazon.awssdk.http.SdkHttpService",
            "META-INF/services/org.slf4j.spi.SLF4JServiceProvider");
  }

  static List<String> stages() {
    return Layout.STAGES;
  }

  private static List<String> entries(String stage) throws IOException {
    try (JarFile jar = new JarFile(FunctionJars.of(stage).toFile())) {
      return Collections.list(jar.entries()).stream().map(ZipEntry::getName).toList();
    }
  }
}
