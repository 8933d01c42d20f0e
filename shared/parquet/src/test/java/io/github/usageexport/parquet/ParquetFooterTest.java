package io.github.usageexport.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.FileTail;
import io.github.usageexport.lake.PartitionFooter;
import io.github.usageexport.lake.SampleRows;
import io.github.usageexport.lake.UsageRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetFooterTest {
  @Test
  void readsWhatTheWriterWrote() throws IOException {
    byte[] file = file(SampleRows.FOOTER, 3);
    ParquetFooter footer = ParquetFooter.read(tail(file));

    assertThat(footer.partition()).isEqualTo(SampleRows.FOOTER);
    assertThat(footer.rows()).isEqualTo(3);
    assertThat(footer.bytes()).isEqualTo(file.length);
  }

  @Test
  void readsAFooterLongerThanItsFirstRead() throws IOException {
    PartitionFooter lengthy = new PartitionFooter("d".repeat(200_000), 1, "c");

    assertThat(ParquetFooter.read(tail(file(lengthy, 3))).partition()).isEqualTo(lengthy);
  }

  @Test
  void otherContentHasAnotherFingerprint() throws IOException {
    PartitionFooter other = new PartitionFooter("d2", 1, "2026-11");

    assertThat(fingerprint(file(SampleRows.FOOTER, 3)))
        .isEqualTo(fingerprint(file(SampleRows.FOOTER, 3)))
        .isNotEqualTo(fingerprint(file(SampleRows.FOOTER, 4)))
        .isNotEqualTo(fingerprint(file(other, 3)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 11, 12, 2_000})
  void refusesAFileThatWasCut(int length) throws IOException {
    byte[] cut = Arrays.copyOf(file(SampleRows.FOOTER, 3), length);

    assertThatIllegalArgumentException().isThrownBy(() -> ParquetFooter.read(tail(cut)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20261101, -7})
  void refusesOrReadsADamagedFooterButNeverFailsOtherwise(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] whole = file(SampleRows.FOOTER, 3);
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = whole.clone();
      damaged[damaged.length - 1 - random.nextInt(400)] = (byte) random.nextInt();
      try {
        assertThat(ParquetFooter.read(tail(damaged)).bytes()).isEqualTo(whole.length);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).as("seed %d, damage %d", seed, i).hasMessageMatching("(?s).+");
      }
    }
  }

  @Test
  void refusesAFooterThatClaimsToBeLongerThanItsFile() throws IOException {
    byte[] file = file(SampleRows.FOOTER, 3);
    file[file.length - 5] = 0x7f;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParquetFooter.read(tail(file)))
        .withMessageContaining("cannot have");
  }

  private static String fingerprint(byte[] file) throws IOException {
    return ParquetFooter.read(tail(file)).fingerprint();
  }

  private static byte[] file(PartitionFooter footer, int rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var writer = new ParquetPartitionWriter<>(bytes, Datasets.USAGE_DAILY, footer)) {
      for (UsageRow row : SampleRows.accounts(rows)) {
        writer.write(row);
      }
    }
    return bytes.toByteArray();
  }

  private static FileTail tail(byte[] file) {
    return new FileTail() {
      @Override
      public long size() {
        return file.length;
      }

      @Override
      public byte[] last(int length) {
        return Arrays.copyOfRange(file, file.length - length, file.length);
      }
    };
  }
}
