package io.github.usageexport.cli.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.usageexport.cli.query.LakeQuery;
import io.github.usageexport.cli.query.QueryFormat;
import io.github.usageexport.cli.query.StandardViews;
import io.trino.sql.parser.SqlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each view is SQL for Athena and for DuckDB, and has the columns that its comment declares. */
class ViewsTest {
  @TempDir Path folder;

  static Stream<String> texts() {
    return Stream.concat(StandardViews.NAMES.stream(), Stream.of(StandardViews.AS_KNOWN_AT));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void athenasParserTakesIt(String name) {
    assertThatCode(() -> new SqlParser().createStatement(StandardViews.text(name)))
        .doesNotThrowAnyException();
    assertThatCode(() -> new SqlParser().createStatement(View.named(name).sql()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void declaresItsVeryColumnsAndTypesOverAnEmptyLake(String name) {
    String source =
        name.equals(StandardViews.AS_KNOWN_AT) ? name + "('2026-11-01 00:00:00')" : name;

    assertThat(rows("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM " + source + ")"))
        .containsExactlyElementsOf(
            View.named(name).columns().stream()
                .map(column -> column.name() + "," + csv(column.duckDbType()))
                .toList());
    assertThat(rows("SELECT * FROM " + source)).isEmpty();
  }

  @Test
  void everyTextOfTheFolderIsAViewOrTheQuery() throws IOException {
    try (Stream<Path> files = Files.list(GeneratedFiles.FOLDER)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(file -> file.endsWith(".sql"))
                  .map(file -> file.substring(0, file.length() - ".sql".length())))
          .containsExactlyInAnyOrderElementsOf(texts().toList());
    }
  }

  @Test
  void theQueryHasOneParameter() {
    assertThat(StandardViews.text(StandardViews.AS_KNOWN_AT).chars().filter(c -> c == '?'))
        .hasSize(1);
  }

  private List<String> rows(String sql) {
    StringBuilder csv = new StringBuilder();
    try (LakeQuery lake = LakeQuery.open(folder)) {
      lake.run(sql, QueryFormat.CSV, 80, csv);
    }
    return csv.toString().lines().skip(1).toList();
  }

  private static String csv(String field) {
    return field.contains(",") ? '"' + field + '"' : field;
  }
}
