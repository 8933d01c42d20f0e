package io.github.usageexport.lake;

import static io.github.usageexport.lake.SampleRows.FOOTER;
import static io.github.usageexport.lake.SampleRows.accounts;
import static io.github.usageexport.lake.SampleRows.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.usage.UsagePeriod;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link LakeStore} does. */
public abstract class LakeStoreContract {
  private static final String RUN = "20261102T030405Z-0123abcd";

  private static final Partition<UsageRow> DAY =
      Datasets.USAGE_DAILY.partition(UsagePeriod.day(SampleRows.DAY));
  private static final LakeOwner MINE = new LakeOwner("store-1", "mine.db", Instant.EPOCH);
  private static final LakeOwner OTHER = new LakeOwner("store-2", "other.db", Instant.EPOCH);

  /** A store on an empty lake; the same lake at every call within one test. */
  protected abstract LakeStore lake();

  /** Every path below the lake's root at which a file lies. */
  protected abstract List<String> paths();

  @Test
  void anEmptyLakeHoldsNothing() {
    assertThat(lake().find(DAY)).isEmpty();
    assertThat(lake().manifest(DAY)).isEmpty();
    assertThat(lake().owner()).isEmpty();
    assertThat(lake().readRunFile(new RunFile(RUN, "report.json"))).isEmpty();
  }

  @Test
  void whatWasWrittenIsFoundWithItsFooter() {
    LakeObject written = lake().replace(DAY, FOOTER, accounts(3), RUN, null);

    assertThat(lake().find(DAY)).contains(written);
    assertThat(written.footer()).isEqualTo(FOOTER);
    assertThat(written.rows()).isEqualTo(3);
    assertThat(written.bytes()).isPositive();
  }

  @Test
  void dataAndManifestAreTheOnlyFiles() {
    lake().replace(DAY, FOOTER, accounts(3), RUN, null);
    lake().replace(Datasets.ACCOUNTS.partition(), FOOTER, List.of(), RUN, null);

    assertThat(paths())
        .containsExactlyInAnyOrder(
            "warehouse/v1/usage_daily/usage_date=2026-11-01/part-00.parquet",
            "warehouse/v1/_manifests/usage_daily/usage_date=2026-11-01.json",
            "warehouse/v1/accounts/part-00.parquet",
            "warehouse/v1/_manifests/accounts.json");
  }

  @Test
  void theManifestDescribesTheData() {
    LakeObject written = lake().replace(DAY, FOOTER, accounts(3), RUN, null);

    assertThat(lake().manifest(DAY))
        .contains(new Manifest(DAY.dataPath(), 3, written.bytes(), "d1", 1, "2026-11", RUN));
    assertThat(lake().manifest(DAY).orElseThrow().describes(written)).isTrue();
  }

  @Test
  void aManifestOfOtherDataIsSeenAndMended() {
    LakeObject first = lake().replace(DAY, FOOTER, accounts(3), RUN, null);
    PartitionFooter later = new PartitionFooter("d2", 2, "2026-11");
    LakeObject second = lake().replace(DAY, later, accounts(4), RUN, first);
    lake()
        .writeManifest(
            DAY, new LakeObject(second.etag(), first.rows(), first.bytes(), first.footer()), RUN);

    assertThat(lake().manifest(DAY).orElseThrow().describes(second)).isFalse();
    lake().writeManifest(DAY, second, RUN);
    assertThat(lake().manifest(DAY).orElseThrow().describes(second)).isTrue();
    assertThat(lake().find(DAY)).contains(second);
  }

  @Test
  void replacesWhatIsExpected() {
    LakeObject first = lake().replace(DAY, FOOTER, accounts(3), RUN, null);
    PartitionFooter later = new PartitionFooter("d2", 2, "2026-11");
    LakeObject second = lake().replace(DAY, later, accounts(4), RUN, first);

    assertThat(second.etag()).isNotEqualTo(first.etag());
    assertThat(lake().find(DAY)).contains(second);
    assertThat(lake().manifest(DAY).orElseThrow().describes(second)).isTrue();
  }

  @Test
  void refusesToReplaceWhatItDoesNotExpect() {
    LakeObject first = lake().replace(DAY, FOOTER, accounts(3), RUN, null);
    PartitionFooter later = new PartitionFooter("d2", 2, "2026-11");
    LakeObject second = lake().replace(DAY, later, accounts(4), RUN, first);

    assertThatExceptionOfType(LakeConflict.class)
        .isThrownBy(() -> lake().replace(DAY, FOOTER, accounts(5), RUN, first))
        .withMessageContaining("usage_date=2026-11-01");
    assertThatExceptionOfType(LakeConflict.class)
        .isThrownBy(() -> lake().replace(DAY, FOOTER, accounts(5), RUN, null));
    assertThat(lake().find(DAY)).contains(second);
    assertThat(paths()).hasSize(2);
  }

  @Test
  void refusesToReplaceWhatIsGone() {
    LakeObject elsewhere = new LakeObject("gone", 1, 1, FOOTER);

    assertThatExceptionOfType(LakeConflict.class)
        .isThrownBy(() -> lake().replace(DAY, FOOTER, accounts(1), RUN, elsewhere));
    assertThat(paths()).isEmpty();
  }

  @Test
  void aPartitionOfNoRowsIsAFile() {
    LakeObject written = lake().replace(DAY, FOOTER, List.of(), RUN, null);

    assertThat(written.rows()).isZero();
    assertThat(lake().find(DAY)).contains(written);
  }

  @Test
  void rowsOutOfOrderLeaveWhatWasThere() {
    LakeObject first = lake().replace(DAY, FOOTER, accounts(3), RUN, null);
    List<UsageRow> wrong = List.of(usage(2, "sms", "1"), usage(1, "sms", "1"));

    assertThatThrownBy(() -> lake().replace(DAY, FOOTER, wrong, RUN, first))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(lake().find(DAY)).contains(first);
    assertThat(paths()).hasSize(2);
  }

  @Test
  void rowsThatFailLeaveWhatWasThere() {
    LakeObject first = lake().replace(DAY, FOOTER, accounts(3), RUN, null);
    Iterable<UsageRow> failing =
        () ->
            IntStream.rangeClosed(1, 10)
                .peek(
                    row -> {
                      if (row == 7) {
                        throw new IllegalStateException("the store went away");
                      }
                    })
                .mapToObj(row -> usage(row, "sms", "1"))
                .iterator();

    assertThatThrownBy(() -> lake().replace(DAY, FOOTER, failing, RUN, first))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the store went away");
    assertThat(lake().find(DAY)).contains(first);
    assertThat(paths()).hasSize(2);
  }

  @Test
  void ofManyWritersAtOnceOneSucceedsWhole() throws Exception {
    LakeStore lake = lake();
    List<LakeObject> succeeded =
        AtOnce.succeeding(
            LakeException.class,
            writer -> {
              PartitionFooter footer = new PartitionFooter("writer " + writer, writer, "2026-11");
              return lake.replace(DAY, footer, accounts(1000 + writer), RUN, null);
            });

    assertThat(succeeded).hasSize(1);
    assertThat(lake.find(DAY)).contains(succeeded.getFirst());
    assertThat(succeeded.getFirst().rows())
        .isEqualTo(1000 + succeeded.getFirst().footer().versions());
    assertThat(lake.manifest(DAY).orElseThrow().describes(succeeded.getFirst())).isTrue();
    assertThat(paths()).hasSize(2);
  }

  @Test
  void theFirstStoreToClaimOwnsTheLake() {
    lake().claim(MINE);
    lake().claim(MINE);

    assertThat(lake().owner()).contains(MINE);
  }

  @Test
  void refusesAnotherStoreByName() {
    lake().claim(MINE);

    assertThatExceptionOfType(LakeOwnedElsewhere.class)
        .isThrownBy(() -> lake().claim(OTHER))
        .withMessageContainingAll(lake().location(), "store-1", "mine.db", "--adopt-lake")
        .satisfies(refused -> assertThat(refused.owner()).isEqualTo(MINE));
    assertThat(lake().owner()).contains(MINE);
  }

  @Test
  void anotherStoreMayAdoptTheLake() {
    lake().claim(MINE);
    lake().adopt(OTHER);

    assertThat(lake().owner()).contains(OTHER);
    assertThatExceptionOfType(LakeOwnedElsewhere.class).isThrownBy(() -> lake().claim(MINE));
  }

  @Test
  void ofManyClaimsAtOnceOneSucceeds() throws Exception {
    LakeStore lake = lake();
    List<LakeOwner> succeeded =
        AtOnce.succeeding(
            LakeException.class,
            writer -> {
              LakeOwner owner = new LakeOwner("store " + writer, "a store", Instant.EPOCH);
              lake.claim(owner);
              return owner;
            });

    assertThat(succeeded).hasSize(1);
    assertThat(lake.owner()).contains(succeeded.getFirst());
  }

  @Test
  void keepsTheFilesOfARun() {
    RunFile report = new RunFile(RUN, "report.json");
    lake().writeRunFile(report, "{}".getBytes(StandardCharsets.UTF_8));
    lake().writeRunFile(report, "{\"ü\":1}".getBytes(StandardCharsets.UTF_8));

    assertThat(lake().readRunFile(report)).hasValue("{\"ü\":1}".getBytes(StandardCharsets.UTF_8));
    assertThat(paths()).containsExactly("runs/" + RUN + "/report.json");
  }
}
