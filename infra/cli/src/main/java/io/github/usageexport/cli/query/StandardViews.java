package io.github.usageexport.cli.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The views that every lake has, from {@code infra/athena/*.sql}: one text for Athena and DuckDB.
 * This is the only place that names them; a view stands after those that it reads.
 */
public final class StandardViews {
  /** The names of the views. */
  public static final List<String> NAMES =
      List.of(
          "usage_additive",
          "usage_history",
          "restatement_ledger",
          "spend_by_account_month",
          "spend_by_family_day",
          "open_controls",
          "coverage_gaps",
          "usage_records");

  /** The query with one parameter, a moment, which is a {@code ?} in its text. */
  public static final String AS_KNOWN_AT = "usage_as_known_at";

  private StandardViews() {}

  static List<NamedView> all() {
    return NAMES.stream().map(name -> new NamedView(name, text(name))).toList();
  }

  /** The query as a table function in DuckDB. */
  static String asKnownAt() {
    return "CREATE MACRO %s(moment) AS TABLE %s"
        .formatted(AS_KNOWN_AT, text(AS_KNOWN_AT).replace("?", "moment"));
  }

  /** The text of the view or query of this name, with the comment that describes it. */
  public static String text(String name) {
    String resource = "athena/" + name + ".sql";
    try (InputStream stream = StandardViews.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
