package io.github.usageexport.cli.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.LakeObject;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.LakeStoreContract;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.SampleRows;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

  @Test
  void aReaderSeesNothingButWholeFiles() throws Exception {
    Partition<UsageRow> day = Datasets.USAGE_DAILY.partition(UsagePeriod.day(SampleRows.DAY));
    LakeObject first = lake.replace(day, SampleRows.FOOTER, SampleRows.accounts(1), "run", null);
    Path dataset = Path.of(lake.location(), Partition.WAREHOUSE, "usage_daily");
    try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
      Future<LakeObject> written = writer.submit(() -> replaceOften(day, first));
      long looks = 0;
      while (!written.isDone() || looks == 0) {
        try (Stream<Path> files = Files.walk(dataset)) {
          assertThat(files.filter(Files::isRegularFile).map(Path::getFileName))
              .containsExactly(Path.of(Partition.FILE));
        }
        LakeObject seen = lake.find(day).orElseThrow();
        assertThat(seen.rows()).isEqualTo(seen.footer().versions());
        looks++;
      }
      assertThat(lake.find(day)).contains(written.get());
    }
  }

  private LakeObject replaceOften(Partition<UsageRow> day, LakeObject first) {
    LakeObject last = first;
    for (int rows = 2; rows <= 60; rows++) {
      PartitionFooter footer = new PartitionFooter("d" + rows, rows, "2026-11");
      last = lake.replace(day, footer, SampleRows.accounts(rows), "run", last);
    }
    return last;
  }
}
