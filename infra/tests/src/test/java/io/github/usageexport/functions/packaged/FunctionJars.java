package io.github.usageexport.functions.packaged;

import io.github.usageexport.architecture.Layout;
import io.github.usageexport.architecture.ProjectFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The functions' jars and example events. */
final class FunctionJars {
  private FunctionJars() {}

  static Path of(String stage) {
    Path jar = ProjectFolder.resolve(Layout.jar(stage));
    if (Files.notExists(jar)) {
      throw new IllegalStateException(jar + " is not there: build it with mvn package");
    }
    return jar;
  }

  static Path event(String stage) {
    return ProjectFolder.resolve("events/" + stage + ".json");
  }
}
