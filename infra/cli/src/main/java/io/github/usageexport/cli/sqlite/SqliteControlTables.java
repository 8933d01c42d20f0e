package io.github.usageexport.cli.sqlite;

import java.util.List;

/** The table of what controls compare with; a month's readings are neighbours. */
final class SqliteControlTables {
  static final List<String> ALL =
      List.of(
          """
          CREATE TABLE controls (
            month       TEXT NOT NULL,
            account     TEXT NOT NULL,
            kind        TEXT NOT NULL,
            start_date  TEXT NOT NULL,
            end_date    TEXT NOT NULL,
            as_of       TEXT NOT NULL,
            observed_at TEXT NOT NULL,
            run_id      TEXT NOT NULL,
            reason      TEXT,
            digest      TEXT NOT NULL,
            content     BLOB NOT NULL,
            PRIMARY KEY (month, account, kind, start_date)
          )
          """);

  private SqliteControlTables() {}
}
