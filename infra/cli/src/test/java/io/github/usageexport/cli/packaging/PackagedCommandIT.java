package io.github.usageexport.cli.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.cli.query.LakeQuery;
import io.github.usageexport.cli.query.QueryFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedCommandIT {
  @TempDir Path folder;

  @Test
  void theDemoWritesParquetWithoutLoadingAnyClassOfHadoop()
      throws IOException, InterruptedException {
    Path loaded = folder.resolve("classes.txt");
    Path data = folder.resolve("demo");

    PackagedCommand.Result result =
        PackagedCommand.run(
            folder,
            List.of("-Xlog:class+load:file=" + loaded + "::filecount=0"),
            "demo",
            "--data",
            data.toString());

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(loadedFrom(loaded, "org.apache.parquet.hadoop.")).isNotEmpty();
    assertThat(loadedFrom(loaded, "org.apache.hadoop.")).isEmpty();
    assertThat(count(data.resolve("lake"), "usage_daily")).isGreaterThan(31);
    assertThat(count(data.resolve("lake"), "restatements")).isPositive();
  }

  @Test
  void aReaderThatHasEnoughIsNoFault() throws IOException, InterruptedException {
    Path lake = Files.createDirectory(folder.resolve("lake"));

    PackagedCommand.Result result =
        PackagedCommand.head(
            folder,
            "query",
            "select i from range(3000000) numbers(i)",
            "--format",
            "csv",
            "--lake",
            lake.toString());

    assertThat(result.out()).isEqualTo("i");
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
  }

  /** A query writes nothing that would have to be put away first. */
  @Test
  void aLongQueryEndsAsSoonAsItIsInterrupted() throws IOException, InterruptedException {
    Path lake = Files.createDirectory(folder.resolve("lake"));

    PackagedCommand.Interrupted result =
        PackagedCommand.interrupt(
            folder,
            Duration.ofSeconds(3),
            "query",
            "select max(sqrt(a.i * b.i)) from range(4000000) a(i), range(4000000) b(i)",
            "--lake",
            lake.toString());

    assertThat(result.exit()).isEqualTo(130);
    assertThat(result.took()).isLessThan(Duration.ofSeconds(2));
    assertThat(result.err()).isEmpty();
  }

  @Test
  void nothingIsShippedThatIsNotUsed() throws IOException {
    assertThat(lib())
        .isNotEmpty()
        .noneMatch(name -> name.startsWith("hadoop-"))
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("dynamodblocal"))
        .noneMatch(name -> name.startsWith("netty-") || name.startsWith("apache"))
        .noneMatch(name -> name.startsWith("junit") || name.startsWith("assertj"));
  }

  @Test
  void theClientsOfAwsAreShippedWithThoseThatProfilesNeed() throws IOException {
    for (String module : List.of("s3", "dynamodb", "sts", "sso", "ssooidc")) {
      assertThat(lib()).anyMatch(name -> name.matches(module + "-[0-9.]+\\.jar"));
    }
  }

  @Test
  void theJarAloneUnpacksNothingIntoTheTempFolder() throws IOException, InterruptedException {
    Path temp = Files.createDirectory(folder.resolve("temp"));
    Path data = folder.resolve("demo");

    PackagedCommand.Result result =
        PackagedCommand.run(
            folder, List.of("-Djava.io.tmpdir=" + temp), "demo", "--data", data.toString());
    PackagedCommand.Result query =
        PackagedCommand.run(
            folder,
            List.of("-Djava.io.tmpdir=" + temp),
            "query",
            "select count(*) from usage_daily",
            "--data",
            data.toString());

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(query.exit()).as(query.err()).isZero();
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void everyJarOfTheClassPathLiesInLib() throws IOException {
    try (JarFile jar = new JarFile(PackagedCommand.JAR.toFile())) {
      String classPath = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);

      assertThat(Stream.of(classPath.split(" ")).map(entry -> entry.replaceFirst("^lib/", "")))
          .isNotEmpty()
          .isSubsetOf(lib());
    }
  }

  private static List<String> lib() throws IOException {
    try (Stream<Path> jars = Files.list(PackagedCommand.LIB)) {
      return jars.map(jar -> String.valueOf(jar.getFileName())).sorted().toList();
    }
  }

  private static List<String> loadedFrom(Path log, String prefix) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" " + prefix)).toList();
    }
  }

  private static long count(Path lake, String dataset) {
    StringBuilder csv = new StringBuilder();
    try (LakeQuery query = LakeQuery.open(lake)) {
      query.run("select count(*) from " + dataset, QueryFormat.CSV, 80, csv);
    }
    return Long.parseLong(csv.toString().lines().skip(1).findFirst().orElseThrow());
  }
}
