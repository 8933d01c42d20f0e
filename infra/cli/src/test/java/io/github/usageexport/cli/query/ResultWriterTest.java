package io.github.usageexport.cli.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.usageexport.cli.query.ResultColumn.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultWriterTest {
  private static final Instant MOMENT = Instant.parse("2026-11-02T03:04:05.678Z");
  private static final List<ResultColumn> COLUMNS =
      List.of(ResultColumn.text("name"), ResultColumn.number("price"));

  @Test
  void aTableAlignsTextsLeftAndNumbersRight() throws IOException {
    assertThat(
            written(
                QueryFormat.TABLE,
                80,
                COLUMNS,
                row("Acme", new BigDecimal("12.5000000000")),
                row("a longer name", new BigDecimal("-3")),
                row(null, null)))
        .isEqualTo(
            """
            name           price
            -------------  -----
            Acme            12.5
            a longer name     -3
            NULL            NULL
            (3 rows)
            """);
  }

  @Test
  void aTableGivesWideCharactersTwoColumnsAndMarksNone() throws IOException {
    assertThat(
            written(
                QueryFormat.TABLE,
                80,
                COLUMNS,
                row("東京支店", 1L),
                row("😀 Support", 2L),
                row("Cafe\u0301", 3L),
                row("ﾃﾚﾋﾞ", 4L)))
        .isEqualTo(
            """
            name        price
            ----------  -----
            東京支店        1
            😀 Support      2
            Cafe\u0301            3
            ﾃﾚﾋﾞ            4
            (4 rows)
            """);
    assertThat(written(QueryFormat.TABLE, 17, COLUMNS, row("東京支店東京支店", 1L)))
        .contains("\n東京支店…       1\n");
  }

  @Test
  void aTableSaysThatThereAreNoRows() throws IOException {
    assertThat(written(QueryFormat.TABLE, 80, COLUMNS))
        .isEqualTo("name  price\n----  -----\n(0 rows)\n");
  }

  @Test
  void aTableSaysOneRow() throws IOException {
    assertThat(written(QueryFormat.TABLE, 80, COLUMNS, row("", 0L))).endsWith("(1 row)\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 79, 80, 132})
  void noLineOfATableIsWiderThanTheTerminal(int width) throws IOException {
    List<ResultColumn> columns =
        IntStream.range(0, 24)
            .mapToObj(
                i -> new ResultColumn("column_" + i, i % 3 == 2 ? Kind.NUMBER : Kind.TEXT, false))
            .toList();
    @Nullable Object[] values =
        IntStream.range(0, 24)
            .mapToObj(
                i -> i % 3 == 2 ? (Object) i : "a text " + "of some length \uD83D\uDE00 ".repeat(9))
            .toArray();

    for (int shown : List.of(3, 24)) {
      String table =
          written(
              QueryFormat.TABLE,
              width,
              columns.subList(0, shown),
              row(values).subList(0, shown),
              row(values).subList(0, shown));

      assertThat(table.lines())
          .allSatisfy(
              line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(width));
      assertThat(table.contains("…")).isEqualTo(shown == 3);
      assertThat(table).endsWith("(2 rows)\n");
    }
  }

  @Test
  void whatDoesNotFitSideBySideIsWrittenOneBelowTheOther() throws IOException {
    List<ResultColumn> columns =
        List.of(
            ResultColumn.text("account_name"),
            ResultColumn.text("uri"),
            ResultColumn.whole("as_of"),
            ResultColumn.number("price"));

    assertThat(
            written(
                QueryFormat.TABLE,
                40,
                columns,
                row(
                    "Acme of the very long name that goes on",
                    "/2010-04-01/Accounts/AC000102030405/Usage",
                    MOMENT,
                    new BigDecimal("1.50")),
                row(null, null, null, null)))
        .isEqualTo(
            """
            -- row 1 --
            account_name  Acme of the very long name
                          that goes on
            uri           /2010-04-01/Accounts/AC000
                          102030405/Usage
            as_of         2026-11-02T03:04:05.678Z
            price         1.5
            -- row 2 --
            account_name  NULL
            uri           NULL
            as_of         NULL
            price         NULL
            (2 rows)
            """);
  }

  @Test
  void whatMayBeLeftOutIsLeftOutAndSaid() throws IOException {
    List<ResultColumn> columns =
        List.of(
            ResultColumn.text("category"),
            ResultColumn.whole("as_of").ifThereIsRoom(),
            ResultColumn.number("price").ifThereIsRoom());

    assertThat(written(QueryFormat.TABLE, 34, columns, row("sms", MOMENT, 7L)))
        .isEqualTo(
            """
            category  as_of
            --------  ------------------------
            sms       2026-11-02T03:04:05.678Z
            (1 row; 2 of 3 columns fit: --format csv or json writes all)
            """);
  }

  @Test
  void aTableNeverCutsADateOrAMoment() throws IOException {
    List<ResultColumn> columns =
        List.of(
            ResultColumn.text("usage_date"),
            ResultColumn.whole("as_of"),
            ResultColumn.text("name"));

    assertThat(
            written(
                QueryFormat.TABLE,
                50,
                columns,
                row("2026-10-01", MOMENT, "a name that is far too long to fit")))
        .isEqualTo(
            """
            usage_date  as_of                     name
            ----------  ------------------------  ------------
            2026-10-01  2026-11-02T03:04:05.678Z  a name that…
            (1 row)
            """);
  }

  @Test
  void aTableNeverCutsANumber() throws IOException {
    String number = "123456789012345678.1234567891";

    assertThat(
            written(
                QueryFormat.TABLE,
                42,
                COLUMNS,
                row("a name that is far too long to fit", new BigDecimal(number))))
        .contains("a name tha…", number);
  }

  @Test
  void aTableShowsNoControlCharacters() throws IOException {
    assertThat(written(QueryFormat.TABLE, 80, COLUMNS, row("a\u001B[2J\nb\u202E", 1L)))
        .contains("a\uFFFD[2J\uFFFDb\uFFFD");
  }

  @Test
  void aTableOfManyRowsKeepsTheWidthsOfTheFirst() throws IOException {
    StringBuilder out = new StringBuilder();
    ResultWriter writer = ResultWriter.of(QueryFormat.TABLE, 80, out);
    writer.begin(COLUMNS);
    for (int i = 0; i < 2_000; i++) {
      writer.row(row(i < 600 ? "x" : "wider", 1L));
    }
    writer.end();
    String table = out.toString();

    assertThat(table).endsWith("(2000 rows)\n").contains("\nwid…      1\n");
    assertThat(table.lines()).hasSize(2_003);
  }

  @Test
  void csvQuotesWhatItMust() throws IOException {
    assertThat(
            written(
                QueryFormat.CSV,
                80,
                COLUMNS,
                row("a,b", new BigDecimal("1E-10")),
                row("say \"hi\"\r\n", 1L),
                row("", null),
                row(null, null)))
        .isEqualTo(
            "name,price\r\n\"a,b\",0.0000000001\r\n\"say \"\"hi\"\"\r\n\",1\r\n\"\",\r\n,\r\n");
  }

  @Test
  void jsonWithoutRowsIsAnEmptyArray() throws IOException {
    assertThat(written(QueryFormat.JSON, 80, COLUMNS)).isEqualTo("[]\n");
  }

  @Test
  void jsonWritesEachKindOfValue() throws IOException {
    List<ResultColumn> columns =
        IntStream.range(0, 7).mapToObj(i -> ResultColumn.text("c" + i)).toList();

    assertThat(
            written(
                QueryFormat.JSON,
                80,
                columns,
                row(
                    new BigDecimal("1E-10"),
                    1L,
                    new BigInteger("9".repeat(30)),
                    1.5,
                    true,
                    null,
                    Arrays.asList("a", null))))
        .isEqualTo(
            "[\n{\"c0\":\"0.0000000001\",\"c1\":1,\"c2\":"
                + "9".repeat(30)
                + ",\"c3\":1.5,\"c4\":true,\"c5\":null,\"c6\":[\"a\",null]}\n]\n");
  }

  @Test
  void formatsGoByTheirWord() {
    assertThat(QueryFormat.of("csv")).isEqualTo(QueryFormat.CSV);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueryFormat.of("xml"))
        .withMessage("'xml' is not a format: one of table, csv, json");
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  @SafeVarargs
  private static String written(
      QueryFormat format, int width, List<ResultColumn> columns, List<@Nullable Object>... rows)
      throws IOException {
    StringBuilder out = new StringBuilder();
    ResultWriter writer = ResultWriter.of(format, width, out);
    writer.begin(columns);
    for (List<@Nullable Object> row : rows) {
      writer.row(row);
    }
    writer.end();
    return out.toString();
  }
}
