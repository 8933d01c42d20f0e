package io.github.usageexport.cli.athena;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.usageexport.lake.Datasets;
import io.trino.sql.parser.SqlParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the generated template, apart from how it is generated. */
class GlueCatalogTest {
  private static final int LONGEST_COMMENT = 255;
  private static final int LONGEST_DESCRIPTION_OF_A_QUERY = 1024;

  static List<View> views() {
    return View.all();
  }

  @ParameterizedTest
  @MethodSource("views")
  void aViewHoldsItsQueryAndColumns(View view) throws IOException {
    JsonNode json = new ObjectMapper().readTree(PrestoView.json(view));

    assertThat(json.get("originalSql").asText()).isEqualTo(view.sql()).doesNotContain("${");
    assertThat(new SqlParser().createStatement(json.get("originalSql").asText())).isNotNull();
    assertThat(json.get("schema").asText()).isEqualTo("${Database}");
    List<String> columns = new ArrayList<>();
    json.get("columns")
        .forEach(column -> columns.add(column.get("name").asText() + column.get("type").asText()));
    assertThat(columns)
        .isEqualTo(
            view.columns().stream().map(column -> column.name() + column.trinoType()).toList());
  }

  @Test
  void nothingIsLongerThanGlueTakes() {
    assertThat(View.asKnownAt().meaning()).hasSizeLessThanOrEqualTo(LONGEST_DESCRIPTION_OF_A_QUERY);
    assertThat(View.all())
        .flatExtracting(View::columns)
        .extracting(SqlColumn::meaning)
        .allSatisfy(meaning -> assertThat(meaning).hasSizeLessThanOrEqualTo(LONGEST_COMMENT));
  }

  /** From the first day of its month, where the checks of the month lie. */
  @Test
  void projectionReachesFromTheMonthOfTheStartDateToToday() {
    assertThat(GlueCatalog.text())
        .contains(
            "- ${Year}-${Month}-01,NOW",
            "projection.usage_month.interval.unit: MONTHS",
            "projection.usage_year.type: integer")
        .doesNotContain("injected", "${LakeStartDate}");
  }

  /** Glue takes others as well, and queries of them fail. */
  @Test
  void everyTableAndViewIsOneThatCanBeQueried() {
    List<String> resources = List.of(GlueCatalog.text().split("Type: AWS::"));
    List<String> tables =
        resources.stream().filter(text -> text.startsWith("Glue::Table")).toList();

    assertThat(tables)
        .hasSize(Datasets.ALL.size() + View.all().size())
        .allSatisfy(table -> assertThat(table).contains("PartitionKeys:", "SerdeInfo:"));
    assertThat(tables)
        .filteredOn(table -> table.contains("VIRTUAL_VIEW"))
        .hasSameSizeAs(View.all())
        .allSatisfy(view -> assertThat(view).doesNotContain("Description:"));
  }
}
