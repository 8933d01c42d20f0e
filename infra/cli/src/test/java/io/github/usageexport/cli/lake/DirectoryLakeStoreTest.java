package io.github.usageexport.cli.lake;

import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.LakeStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLakeStoreTest extends LakeStoreContract {
  @TempDir Path folder;
  private LakeStore lake = new DirectoryLakeStore(Path.of("unset"));

  @BeforeEach
  void open() {
    lake = new DirectoryLakeStore(folder.resolve("a lake/of ünicode"));
  }

  @Override
  protected LakeStore lake() {
    return lake;
  }

  @Override
  protected List<String> paths() {
    Path root = Path.of(lake.location());
    if (Files.notExists(root)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).map(root::relativize).map(Path::toString).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
