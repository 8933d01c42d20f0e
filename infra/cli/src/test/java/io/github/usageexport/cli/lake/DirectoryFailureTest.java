package io.github.usageexport.cli.lake;

import static io.github.usageexport.lake.SampleRows.FOOTER;
import static io.github.usageexport.lake.SampleRows.accounts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeOwner;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.lake.SampleRows;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryFailureTest {
  private static final Partition<UsageRow> DAY =
      Datasets.USAGE_DAILY.partition(UsagePeriod.day(SampleRows.DAY));
  private static final LakeOwner OWNER = new LakeOwner("store-1", "mine.db", Instant.EPOCH);

  @TempDir Path folder;

  @Test
  void aFileInTheLakesPlaceIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("lake"), "not a folder");
    LakeStore lake = new DirectoryLakeStore(file);

    assertThatExceptionOfType(LakeException.class)
        .isThrownBy(() -> lake.claim(OWNER))
        .withMessageContainingAll(file.toString(), "ot a directory");
    assertThatExceptionOfType(LakeException.class)
        .isThrownBy(() -> lake.replace(DAY, FOOTER, accounts(1), "run", null))
        .withMessageContaining(file.toString());
    assertThat(file).hasContent("not a folder");
  }

  @Test
  void aFileInADatasetsPlaceIsNamedAndNothingIsLeft() throws IOException {
    Path inTheWay = folder.resolve("warehouse");
    Files.writeString(inTheWay, "not a folder");
    LakeStore lake = new DirectoryLakeStore(folder);

    assertThatExceptionOfType(LakeException.class)
        .isThrownBy(() -> lake.replace(DAY, FOOTER, accounts(1), "run", null))
        .withMessageContaining(inTheWay.toString());
    assertThat(files()).containsExactly(inTheWay);
  }

  @Test
  void aFolderInAFilesPlaceLeavesNothingStaged() throws IOException {
    Files.createDirectories(folder.resolve(DAY.manifestPath()).resolve("in the way"));
    LakeStore lake = new DirectoryLakeStore(folder);

    assertThatExceptionOfType(LakeException.class)
        .isThrownBy(() -> lake.replace(DAY, FOOTER, accounts(1), "run", null))
        .withMessageContainingAll("Cannot write", DAY.manifestPath());
    assertThat(files()).containsExactly(folder.resolve(DAY.dataPath()));
  }

  /** The second of these is too little even for the native library that ZSTD unpacks. */
  @ParameterizedTest
  @ValueSource(ints = {6_000, 64})
  @DisabledOnOs(OS.WINDOWS)
  void aDiskThatIsFullInTheMiddleLeavesWhatWasThere(int blocks) throws Exception {
    LakeStore lake = new DirectoryLakeStore(folder);
    lake.replace(DAY, FOOTER, accounts(1), "run", null);
    List<Path> before = files();
    Path output = folder.resolveSibling(folder.getFileName() + ".log");

    int exit = WriteMuch.withFilesOfAtMost(blocks, folder, output);

    assertThat(Files.readString(output))
        .contains("Cannot write", DAY.dataPath(), "run again")
        .doesNotContain("wrote");
    assertThat(exit).isEqualTo(1);
    assertThat(files()).isEqualTo(before);
    assertThat(lake.find(DAY).orElseThrow().rows()).isEqualTo(1);
    Files.delete(output);
  }

  @Test
  void claimingRemovesWhatAKilledWriterLeft() throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    Files.writeString(folder.resolve("tmp").resolve("left.staged"), "half");
    new DirectoryLakeStore(folder).claim(OWNER);

    assertThat(files()).containsExactly(folder.resolve("owner.json"));
  }

  @Test
  void aRefusedClaimRemovesNothing() throws IOException {
    LakeStore lake = new DirectoryLakeStore(folder);
    lake.claim(OWNER);
    Path staged = Files.writeString(folder.resolve("tmp").resolve("alive.staged"), "half");

    assertThatExceptionOfType(LakeException.class)
        .isThrownBy(() -> lake.claim(new LakeOwner("store-2", "other.db", Instant.EPOCH)));
    assertThat(staged).exists();
  }

  @Test
  void anUnreadableOwnerIsNobodysAndCanBeReplaced() throws IOException {
    Path owner = Files.writeString(folder.resolve("owner.json"), "{\"store\":");
    LakeStore lake = new DirectoryLakeStore(folder);

    assertThatExceptionOfType(LakeException.class)
        .isThrownBy(() -> lake.claim(OWNER))
        .withMessageContainingAll(owner.toString(), "--adopt-lake");
    lake.adopt(OWNER);
    assertThat(lake.owner()).contains(OWNER);
  }

  @Test
  void aCutFileIsNamedWithARemedy() throws IOException {
    LakeStore lake = new DirectoryLakeStore(folder);
    lake.replace(DAY, FOOTER, accounts(3), "run", null);
    Path data = folder.resolve(DAY.dataPath());
    Files.write(data, Arrays.copyOf(Files.readAllBytes(data), 1_000));

    assertThatExceptionOfType(LakeException.class)
        .isThrownBy(() -> lake.find(DAY))
        .withMessageContainingAll(data.toString(), "--rebuild");
  }

  @Test
  void aManifestThatCannotBeReadIsNone() throws IOException {
    LakeStore lake = new DirectoryLakeStore(folder);
    lake.replace(DAY, FOOTER, accounts(3), "run", null);
    Files.writeString(folder.resolve(DAY.manifestPath()), "{");

    assertThat(lake.manifest(DAY)).isEmpty();
  }

  @Test
  void aLakeMayBeMoved() throws IOException {
    Path before = folder.resolve("before");
    var written = new DirectoryLakeStore(before).replace(DAY, FOOTER, accounts(3), "run", null);
    Path after = folder.resolve("after");
    Files.move(before, after, StandardCopyOption.ATOMIC_MOVE);

    assertThat(new DirectoryLakeStore(after).find(DAY)).contains(written);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
