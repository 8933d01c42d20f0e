package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds, told by a Maven that notes that it was called. */
class LauncherBuildIT {
  @TempDir private Path folder;
  private Path tree;
  private Path mvn;
  private Launcher launcher;

  @BeforeEach
  void makeTree() throws IOException {
    tree = folder.resolve("usage export");
    launcher = Launcher.script(tree);
    for (String file : List.of("pom.xml", "shared/core/pom.xml", "infra/cli/pom.xml")) {
      write(file, "<project/>");
    }
    write("shared/core/src/main/java/A.java", "class A {}");
    write("shared/core/src/main/java/B.java", "class B {}");
    write("shared/core/src/test/java/ATest.java", "class ATest {}");
    mvn = Files.createDirectory(folder.resolve("bin")).resolve("mvn");
    Path target = Path.of("target").toAbsolutePath();
    script(
        mvn,
        """
        echo built >>'%s'
        ln -sf '%s/usage.jar' '%s/lib' infra/cli/target
        """
            .formatted(log(), target, target));
    launcher.with("PATH", mvn.resolveSibling(".") + ":" + System.getenv("PATH"));
  }

  @Test
  void itBuildsOnFirstUseAndAfterAChange() throws Exception {
    assertRuns(launcher, 1);
    assertRuns(launcher, 1);

    write("shared/core/src/main/java/A.java", "class A { }");
    assertRuns(launcher, 2);

    Files.delete(tree.resolve("shared/core/src/main/java/B.java"));
    assertRuns(launcher, 3);

    write("shared/core/src/test/java/ATest.java", "class ATest { }");
    assertRuns(launcher, 3);
  }

  @Test
  void aBuiltTreeThatWasMovedOrCopiedNeedsNoMaven() throws Exception {
    assertRuns(launcher, 1);
    Path other = folder.resolve("moved");
    Launcher moved = launcher.movedTo(other);
    try (Stream<Path> files = Files.walk(other)) {
      // A copy has the times at which it was made, in any order.
      for (Path file : files.filter(each -> each.toString().endsWith("a")).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(3_600)));
      }
    }
    withoutMaven();

    assertRuns(moved, 1);
  }

  @Test
  void aBuiltTreeWithoutItsSourcesRuns() throws Exception {
    assertRuns(launcher, 1);
    for (String gone : List.of("pom.xml", "shared/core/src/main/java/A.java")) {
      Files.delete(tree.resolve(gone));
    }
    withoutMaven();

    assertRuns(launcher, 1);
  }

  @Test
  void aBuildThatFailedIsMadeAgain() throws Exception {
    assertRuns(launcher, 1);
    write("shared/core/src/main/java/A.java", "class A {");
    String works = Files.readString(mvn);
    withoutMaven();
    Machine.Result failed = launcher.run("--version");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).contains("no Maven here", "could not be built");

    write("shared/core/src/main/java/A.java", "class A {}");
    Files.writeString(mvn, works);
    assertRuns(launcher, 2);
  }

  @Test
  void whatIsBuiltRunsOnAJavaThatHasNoCompiler() throws Exception {
    assertRuns(launcher, 1);
    Path runtime = folder.resolve("jre");
    Files.createDirectories(runtime.resolve("bin"));
    Files.writeString(runtime.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    script(runtime.resolve("bin/java"), "echo ran on the runtime\n");

    Machine.Result result = launcher.with("JAVA_HOME", runtime.toString()).run("--version");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("ran on the runtime\n");
  }

  /** A script of carriage returns does not run at all: no clone may have them. */
  @Test
  void aCloneHasTheLineEndsOfShellScriptsEverywhere() throws IOException {
    assertThat(Files.readString(Path.of("../../.gitattributes")))
        .containsPattern("(?m)^\\* text=auto eol=lf$");
  }

  private void assertRuns(Launcher any, int builds) throws Exception {
    Machine.Result result = any.run("--version");
    assertThat(result.out()).as(result.err()).startsWith("usage-export ");
    assertThat(Files.readAllLines(log())).hasSize(builds);
  }

  private void withoutMaven() throws IOException {
    script(mvn, "echo no Maven here\nexit 1\n");
  }

  private Path log() {
    return folder.resolve("builds.txt");
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(tree.resolve(file).resolveSibling("."));
    Files.writeString(tree.resolve(file), text);
  }

  private static void script(Path file, String commands) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + commands);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
