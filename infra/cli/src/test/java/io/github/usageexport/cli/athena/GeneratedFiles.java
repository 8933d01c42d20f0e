package io.github.usageexport.cli.athena;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files under {@code infra/athena} that are generated and committed. */
final class GeneratedFiles {
  static final String COMMAND =
      "mvn -pl infra/cli -am test -Dtest=GeneratedFilesTest -Dathena.files=write"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  /** From the module's folder, where its tests run. */
  static final Path FOLDER = Path.of("..", "athena");

  private GeneratedFiles() {}

  /** Each file's name, and what must stand in it. */
  static SortedMap<String, String> texts() {
    return new TreeMap<>(
        Map.of("catalog.yaml", GlueCatalog.text(), "README.md", DataDictionary.text()));
  }
}
