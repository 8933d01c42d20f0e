package io.github.usageexport.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code catalog.yaml} makes of a database.
 *
 * @param tables tables and views, each as Glue's {@code TableInput}
 * @param namedQuery the text of the one named query
 */
record GlueCatalog(List<ObjectNode> tables, String namedQuery) {
  static final String DATABASE = "usage_export";

  private static final Path FILE = Path.of("..", "athena", "catalog.yaml");
  private static final String MONTHS = "projection.usage_month.";

  static GlueCatalog deployed(String bucket, LocalDate lakeStartDate) throws IOException {
    JsonNode template =
        Template.deployed(
            Files.readString(FILE),
            Map.of(
                "AWS::AccountId",
                "000000000000",
                "DatabaseName",
                DATABASE,
                "Database",
                DATABASE,
                "LakeBucket",
                bucket,
                "LakeStartDate",
                lakeStartDate.toString(),
                "AthenaWorkGroup",
                "usage-export"));
    List<ObjectNode> tables = new ArrayList<>();
    String namedQuery = "";
    for (JsonNode resource : template.get("Resources")) {
      JsonNode properties = resource.get("Properties");
      switch (resource.get("Type").asText()) {
        case "AWS::Glue::Table" -> tables.add((ObjectNode) properties.get("TableInput"));
        case "AWS::Athena::NamedQuery" -> namedQuery = properties.get("QueryString").asText();
        default -> {}
      }
    }
    return new GlueCatalog(tables, namedQuery);
  }

  List<String> names() {
    return tables.stream().map(table -> table.get("Name").asText()).toList();
  }

  /**
   * The same for Trino, which asks for two things that Athena does not: each view has an owner, as
   * whom it runs, and the months of {@code usage_monthly} are listed, from the one that its range
   * begins with to the current one. Nothing else differs.
   */
  GlueCatalog forTrino() {
    List<ObjectNode> copies = tables.stream().map(ObjectNode::deepCopy).toList();
    for (ObjectNode table : copies) {
      ObjectNode parameters = (ObjectNode) table.get("Parameters");
      if (table.get("TableType").asText().equals("VIRTUAL_VIEW")) {
        table.put("Owner", "anyone");
      } else if (parameters.has(MONTHS + "range")) {
        listMonths(parameters);
      }
    }
    return new GlueCatalog(copies, namedQuery);
  }

  private static void listMonths(ObjectNode parameters) {
    String from = parameters.get(MONTHS + "range").asText().replaceFirst(",NOW$", "");
    parameters.put(MONTHS + "type", "enum");
    parameters.put(MONTHS + "values", since(YearMonth.parse(from)));
    parameters.remove(
        Stream.of("format", "interval", "interval.unit", "range").map(MONTHS::concat).toList());
  }

  private static String since(YearMonth from) {
    return Stream.iterate(
            from,
            month -> !month.isAfter(YearMonth.now(Clock.systemUTC())),
            month -> month.plusMonths(1))
        .map(YearMonth::toString)
        .collect(Collectors.joining(","));
  }
}
