package io.github.usageexport.cli.query;

import java.util.List;

/**
 * The views that every lake has, from {@code infra/athena/*.sql}: one text for Athena and DuckDB.
 * This is the only place that names them; a view stands after those that it reads.
 */
final class StandardViews {
  private StandardViews() {}

  static List<NamedView> all() {
    return List.of();
  }
}
