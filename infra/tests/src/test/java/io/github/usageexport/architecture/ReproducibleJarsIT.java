package io.github.usageexport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two builds of one commit give the same bytes: no jar holds the time, the order of a folder, or
 * the name of the machine, its user or its JDK's patch that it was built with.
 */
class ReproducibleJarsIT {
  private static final String TESTS_ONLY = "infra/tests";
  private static final Pattern OUTPUT_TIMESTAMP =
      Pattern.compile("<project.build.outputTimestamp>([^<]+)Z</project.build.outputTimestamp>");

  @Test
  void everyModuleMakesAJar() throws IOException {
    assertThat(jars().map(jar -> jar.getName(jar.getNameCount() - 3)).distinct())
        .containsExactlyInAnyOrderElementsOf(
            ProjectFolder.modules().stream()
                .filter(module -> !module.equals(TESTS_ONLY))
                .map(module -> Path.of(module).getFileName())
                .toList());
  }

  @ParameterizedTest
  @MethodSource("modulesOwnJars")
  void everyEntryCarriesTheFixedTimestamp(Path jar) throws IOException {
    Matcher fixed = OUTPUT_TIMESTAMP.matcher(ProjectFolder.text("pom.xml"));
    assertThat(fixed.find()).isTrue();

    assertThat(entries(jar).stream().map(ZipEntry::getTimeLocal).distinct())
        .containsExactly(LocalDateTime.parse(fixed.group(1)));
  }

  @ParameterizedTest
  @MethodSource("modulesOwnJars")
  void foldersAndThenFilesAreInTheOrderOfTheirNames(Path jar) throws IOException {
    List<String> names =
        entries(jar).stream()
            .filter(entry -> !entry.getName().startsWith("META-INF/"))
            .map(entry -> (entry.isDirectory() ? "1 " : "2 ") + entry.getName())
            .toList();

    assertThat(names).isNotEmpty().isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("modulesOwnJars")
  void theManifestSaysNothingOfTheMachine(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      assertThat(file.getManifest().getMainAttributes().keySet().stream().map(Object::toString))
          .isSubsetOf(
              "Manifest-Version",
              "Created-By",
              "Build-Jdk-Spec",
              // Major version of the JDK that Maven runs on; the jar plugin adds it by default.
              "Build-Tool-Jdk-Spec",
              "Main-Class",
              "Class-Path");
    }
  }

  private static List<? extends ZipEntry> entries(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return Collections.list(file.entries());
    }
  }

  /**
   * Without the functions' jars: they have no manifest, and order and times of the jars that they
   * are made of, whose versions are fixed.
   */
  static Stream<Path> modulesOwnJars() throws IOException {
    List<String> modules = ProjectFolder.modules();
    return jars()
        .filter(
            jar ->
                modules.stream()
                    .noneMatch(module -> jar.endsWith(Path.of(module, "target", nameOf(module)))));
  }

  private static String nameOf(String module) {
    return Path.of(module).getFileName() + ".jar";
  }

  static Stream<Path> jars() throws IOException {
    return ProjectFolder.modules().stream()
        .map(module -> ProjectFolder.resolve(module).resolve("target"))
        .flatMap(ReproducibleJarsIT::jarsIn);
  }

  private static Stream<Path> jarsIn(Path target) {
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("build the modules first: mvn verify", e);
    }
  }
}
