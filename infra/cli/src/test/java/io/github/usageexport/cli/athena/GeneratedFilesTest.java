package io.github.usageexport.cli.athena;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratedFilesTest {
  private static final boolean WRITE = "write".equals(System.getProperty("athena.files"));

  @Test
  void theCommittedFilesAreCurrent() throws IOException {
    for (Map.Entry<String, String> file : GeneratedFiles.texts().entrySet()) {
      Path path = GeneratedFiles.FOLDER.resolve(file.getKey());
      if (WRITE) {
        Files.writeString(path, file.getValue());
      }
      assertThat(path)
          .as("stale; to write it again: " + GeneratedFiles.COMMAND)
          .hasContent(file.getValue());
    }
  }
}
