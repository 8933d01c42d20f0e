package io.github.usageexport.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutHadoopTest {
  @TempDir Path folder;

  @Test
  void aFreshProcessWritesWithoutAnyClassOfHadoop() throws IOException, InterruptedException {
    Path file = folder.resolve("part-00.parquet");
    Path log = folder.resolve("classes.log");
    Path output = folder.resolve("output.log");
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load:file=" + log,
                "-cp",
                classPathWithoutHadoop(),
                WithoutHadoop.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();

    assertThat(exit).as(Files.readString(output)).isZero();
    assertThat(new WrittenFile(file).select("count(*)")).containsExactly("1000");
    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded).anyMatch(line -> line.contains(" org.apache.parquet.hadoop.ParquetWriter "));
    assertThat(loaded).noneMatch(line -> line.contains(" org.apache.hadoop."));
  }

  private static String classPathWithoutHadoop() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("hadoop-"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
