package io.github.usageexport.cli.sqlite;

import java.util.List;

/**
 * The tables of what controls compare with, where a month's readings are neighbours, and of the
 * categories that Twilio stated.
 */
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
          """,
          """
          CREATE TABLE category_names (
            name       TEXT PRIMARY KEY,
            count_unit TEXT,
            usage_unit TEXT,
            first_seen TEXT NOT NULL,
            last_seen  TEXT NOT NULL
          ) WITHOUT ROWID
          """);

  private SqliteControlTables() {}
}
