package io.github.usageexport.parquet;

import static io.github.usageexport.lake.SampleRows.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.SampleRows;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.usage.Amount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetPartitionWriterTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999999999999999999.9999999999",
        "-999999999999999999.9999999999",
        "0.0000000001",
        "-0.0000000001",
        "0",
        "922337203685477580.7",
        "922337203.6854775808",
        "-2192.84855"
      })
  void amountsAreExact(String amount) throws IOException {
    assertThat(write(List.of(usage(1, "sms", amount))).select("price"))
        .containsExactly(Amount.parse(amount).value().setScale(10).toPlainString());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20261101, -7})
  void amountsOfEverySizeAreExact(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<Amount> amounts = random.ints(2_000).mapToObj(_ -> amount(random)).toList();
    List<UsageRow> rows = new ArrayList<>();
    for (Amount amount : amounts) {
      rows.add(usage(rows.size() + 1, "sms", amount.toString()));
    }

    assertThat(write(rows).select("price"))
        .as("seed %d", seed)
        .isEqualTo(
            amounts.stream().map(amount -> amount.value().setScale(10).toPlainString()).toList());
  }

  @Test
  void valuesReadBackAsTheyWere() throws IOException {
    assertThat(
            write(List.of(usage(1, "sms", "1.5")))
                .select(
                    "account_sid, account_status, category, description, count, start_date,"
                        + " epoch_ms(as_of), version, quality_flags, schema_version"))
        .containsExactly(
            "AC00000000000000000000000000000001|active|sms|null|12.0000000000|2026-11-01|"
                + SampleRows.MOMENT.toEpochMilli()
                + "|1|[]|1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zürich ıİ", "日本", "\uD83D\uDE00 smile", "a'b\"c\n", "\u0000", ""})
  void namesOfAnyScriptReadBackAsTheyWere(String name) throws IOException {
    assertThat(write(List.of(usage(1, "sms", name, Amount.ZERO, List.of()))).select("account_name"))
        .containsExactly(name);
  }

  @Test
  void anEmptyListIsNotNull() throws IOException {
    WrittenFile file =
        write(
            List.of(
                usage(1, "sms", "Acme", Amount.ZERO, List.of()),
                usage(2, "sms", "Acme", Amount.ZERO, List.of("PRICE_DROP")),
                usage(3, "sms", "Acme", Amount.ZERO, List.of("EMPTIED", "AS_OF_MIXED"))));

    assertThat(file.select("quality_flags IS NULL, len(quality_flags), quality_flags"))
        .containsExactly("false|0|[]", "false|1|[PRICE_DROP]", "false|2|[EMPTIED, AS_OF_MIXED]");
  }

  @Test
  void manyDifferentTextsReadBackAsTheyWere() throws IOException {
    List<UsageRow> rows =
        SampleRows.accounts(10_000).stream()
            .map(row -> usage(number(row), "sms", "name " + number(row), Amount.ZERO, List.of()))
            .toList();

    assertThat(
            write(rows)
                .select(
                    "count(*), count(DISTINCT account_name), min(account_name), max(account_sid)"))
        .containsExactly("10000|10000|name 1|" + SampleRows.account(10_000));
  }

  @Test
  void theSameRowsGiveTheSameBytes() throws IOException {
    List<UsageRow> rows = SampleRows.accounts(5_000);
    Path first = WrittenFile.of(folder.resolve("1"), Datasets.USAGE_DAILY, rows).path();
    Path second = WrittenFile.of(folder.resolve("2"), Datasets.USAGE_DAILY, rows).path();

    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void noRowsAreAValidFile() throws IOException {
    assertThat(write(List.of()).select("count(*)")).containsExactly("0");
  }

  @Test
  void refusesARowOutOfOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(List.of(usage(2, "sms", "1"), usage(1, "sms", "1"))))
        .withMessageStartingWith(
            "usage_daily: the row of account_sid=AC00000000000000000000000000000001, category=sms"
                + " cannot follow the row of account_sid=AC00000000000000000000000000000002")
        .withMessageContaining("account_sid, category");
  }

  @Test
  void refusesARowThatIsAlreadyThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(List.of(usage(1, "sms", "1"), usage(1, "sms", "2"))));
  }

  @Test
  void refusesTheOrderOfUtf16WhereItIsNotThatOfUtf8() {
    UsageRow surrogates = usage(1, "\uD83D\uDE00", "1");
    UsageRow privateUse = usage(1, "\uE000", "1");

    assertThatIllegalArgumentException().isThrownBy(() -> write(List.of(surrogates, privateUse)));
  }

  @Test
  void theFooterCarriesWhatThePartitionIs() throws IOException {
    WrittenFile file = write(SampleRows.accounts(3));

    assertThat(file.describe("decode(key) || '=' || decode(value)", "parquet_kv_metadata"))
        .containsExactlyInAnyOrder(
            "usage_export.dataset=usage_daily",
            "usage_export.digest=d1",
            "usage_export.versions=1",
            "usage_export.catalogue=2026-11",
            "usage_export.schema_version=1");
    assertThat(Files.size(file.path())).isPositive();
  }

  private WrittenFile write(List<UsageRow> rows) throws IOException {
    return WrittenFile.of(folder.resolve("part-00.parquet"), Datasets.USAGE_DAILY, rows);
  }

  private static int number(UsageRow row) {
    return Integer.parseInt(row.accountSid().value().substring(20), 16);
  }

  private static Amount amount(SplittableRandom random) {
    String digits = Long.toString(random.nextLong(1_000_000_000_000_000_000L));
    String fraction = Long.toString(random.nextLong(10_000_000_000L));
    return Amount.parse(
        (random.nextBoolean() ? "-" : "")
            + digits.substring(0, random.nextInt(1, digits.length() + 1))
            + "."
            + fraction.substring(0, random.nextInt(1, fraction.length() + 1)));
  }
}
