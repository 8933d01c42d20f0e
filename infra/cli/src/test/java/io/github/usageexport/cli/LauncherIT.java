package io.github.usageexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.simulator.Simulator;
import io.github.usageexport.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher and what it starts, as a user's shell, cron or a container starts it. */
class LauncherIT {
  private static final String NAME = "Zoë GmbH";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "POSIX", "ar_EG.UTF-8", "de_DE.ISO-8859-1"})
  void lettersOutsideAsciiAreReadInEveryLocale(String locale) throws Exception {
    Launcher launcher = Launcher.built(folder.resolve("Büro Zoë")).with("LANG", locale);
    Path lake = Files.createDirectories(folder.resolve("données/lake"));

    Machine.Result result =
        launcher.run(
            "query",
            "select '" + NAME + "' as name where '" + NAME + "' = 'Zo' || chr(235) || ' GmbH'",
            "--format",
            "csv",
            "--lake",
            lake.toString());

    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines()).containsExactly("name", NAME);
  }

  @Test
  void aFolderWithAnAccentIsTheOneThatIsWritten() throws Exception {
    Launcher launcher = Launcher.built(folder.resolve("usage")).in(folder);
    try (Simulator simulator = simulator()) {
      Machine.Result result =
          launcher.of(simulator).run("export", "--period", "yesterday", "--data", "données");

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(folder.resolve("données/lake/warehouse/v1/accounts/part-00.parquet")).exists();
      assertThat(folder.resolve("données/snapshots.db")).exists();
    }
  }

  @Test
  void anArgumentThatIsNotUtf8IsRefused() throws Exception {
    Launcher launcher = Launcher.built(folder.resolve("usage"));

    Machine.Result result =
        launcher.start("/bin/sh", "-c", "./usage query \"$(printf 'Zo\\353')\"");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("usage: The argument 'Zo\uFFFD' has letters that cannot be read as UTF-8: ")
        .hasLineCount(2);
  }

  @Test
  void digitsAreThoseOfEnglishInEveryLanguage() throws Exception {
    Launcher launcher =
        Launcher.built(folder.resolve("usage"))
            .with("USAGE_JAVA_OPTIONS", "-Duser.language=ar -Duser.country=EG");
    try (Simulator simulator = simulator()) {
      Path data = folder.resolve("data");
      Machine.Result result =
          launcher.of(simulator).run("export", "--period", "yesterday", "--data", data.toString());
      Machine.Result report = launcher.run("report", "--data", data.toString());

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(report.exit()).as(report.err()).isZero();
      assertThat(result.err() + result.out() + report.out()).containsPattern("[0-9]");
      assertThat(result.err() + result.out() + report.out()).doesNotContainPattern("[٠-٩٫٬]");
    }
  }

  @Test
  void nothingIsUnpackedIntoTheTempFolder() throws Exception {
    Path temp = Files.createDirectory(folder.resolve("temp"));

    exportsAndQueries(temp);

    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void aTempFolderIsNotNeeded() throws Exception {
    // A file: even root, as whom containers run tests, can put nothing into it.
    exportsAndQueries(Files.createFile(folder.resolve("no-folder")));
  }

  private void exportsAndQueries(Path temp) throws IOException, InterruptedException {
    Launcher launcher =
        Launcher.built(folder.resolve("usage"))
            .with("USAGE_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temp);
    String data = folder.resolve("data").toString();
    try (Simulator simulator = simulator()) {
      Machine.Result export =
          launcher.of(simulator).run("export", "--period", "yesterday", "--data", data);
      Machine.Result query = launcher.run("query", "select 42", "--format", "csv", "--data", data);

      assertThat(export.exit()).as(export.err()).isZero();
      assertThat(query.exit()).as(query.err()).isZero();
      assertThat(query.out().lines()).endsWith("42");
    }
  }

  @Test
  void theHeapHasHalfAGigabyteUnlessTheUserSaysOtherwise() throws Exception {
    Launcher launcher = Launcher.built(folder.resolve("usage"));

    String byDefault =
        launcher.with("USAGE_JAVA_OPTIONS", "-XX:+PrintFlagsFinal").run("--version").out();
    String asTold =
        launcher.with("USAGE_JAVA_OPTIONS", "-XX:+PrintFlagsFinal -Xmx300m").run("--version").out();

    assertThat(byDefault).containsPattern("MaxHeapSize += " + (512 << 20) + " ");
    assertThat(asTold).containsPattern("MaxHeapSize += " + (300 << 20) + " ");
  }

  @Test
  void cdpathLeadsNowhereElse() throws Exception {
    Path elsewhere = folder.resolve("elsewhere");
    Files.createDirectories(elsewhere.resolve("bin"));
    Launcher launcher =
        Launcher.built(folder.resolve("bin")).in(folder).with("CDPATH", elsewhere + ":.");

    Machine.Result result = launcher.start("bin/usage", "--version");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("usage-export ");
  }

  private static Simulator simulator() throws IOException {
    return Simulator.start(
        SimulatorOptions.defaults()
            .withStart(Instant.now())
            .withHistoryDays(3)
            .withSubaccounts(2)
            .withCategories(20, 5));
  }
}
