package io.github.usageexport.cli.sqlite;

import java.util.List;

/**
 * The tables of a store. A slice is written at once, so that its heads are neighbours, and so are
 * its versions: with the period before the account, or an index of that kind, each of a month's
 * days would be written to a page of its own. One day of all accounts starts from the slices of its
 * month, which are neighbours themselves. Versions alone have row ids: theirs are too long to lie
 * in the tree of a key. Instants are UTC text to the millisecond, amounts are exact text.
 */
final class SqliteTables {
  static final List<String> FIRST =
      List.of(
          """
          CREATE TABLE store (
            id      TEXT PRIMARY KEY,
            flushes INTEGER NOT NULL DEFAULT 0
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE accounts (
            sid          TEXT PRIMARY KEY,
            name         TEXT NOT NULL,
            status       TEXT NOT NULL,
            parent_sid   TEXT NOT NULL,
            date_created TEXT,
            first_seen   TEXT NOT NULL,
            last_seen    TEXT NOT NULL,
            status_since TEXT NOT NULL,
            listed       INTEGER NOT NULL
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE categories (
            digest  TEXT PRIMARY KEY,
            content BLOB NOT NULL
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE versions (
            account                TEXT NOT NULL,
            granularity            TEXT NOT NULL,
            period                 TEXT NOT NULL,
            number                 INTEGER NOT NULL,
            as_of                  TEXT NOT NULL,
            observed_at            TEXT NOT NULL,
            total_price            TEXT,
            price_unit             TEXT,
            digest                 TEXT NOT NULL,
            flags                  TEXT NOT NULL,
            run_id                 TEXT NOT NULL,
            account_name           TEXT NOT NULL,
            account_status         TEXT NOT NULL,
            account_parent         TEXT NOT NULL,
            account_date_created   TEXT,
            categories             TEXT NOT NULL REFERENCES categories (digest),
            categories_stated      INTEGER NOT NULL,
            replaced_number        INTEGER,
            replaced_as_of         TEXT,
            replaced_observed_at   TEXT,
            replaced_confirmed     TEXT,
            content                BLOB NOT NULL,
            PRIMARY KEY (account, granularity, period, number)
          )
          """,
          """
          CREATE TABLE slices (
            granularity TEXT NOT NULL,
            bucket      TEXT NOT NULL,
            account     TEXT NOT NULL,
            revision    INTEGER NOT NULL,
            PRIMARY KEY (granularity, bucket, account)
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE heads (
            account           TEXT NOT NULL,
            granularity       TEXT NOT NULL,
            period            TEXT NOT NULL,
            versions          INTEGER,
            current           INTEGER,
            digest            TEXT,
            as_of             TEXT,
            confirmed_as_of   TEXT,
            observed_at       TEXT,
            first_observed_at TEXT,
            reason            TEXT,
            PRIMARY KEY (account, granularity, period),
            FOREIGN KEY (account, granularity, period, current)
              REFERENCES versions (account, granularity, period, number)
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE runs (
            id            TEXT PRIMARY KEY,
            status        TEXT NOT NULL,
            started_at    TEXT NOT NULL,
            finished_at   TEXT,
            today         TEXT NOT NULL,
            start_date    TEXT NOT NULL,
            end_date      TEXT NOT NULL,
            granularities TEXT NOT NULL
          ) WITHOUT ROWID
          """,
          """
          CREATE TABLE outcomes (
            run_id         TEXT NOT NULL,
            account        TEXT NOT NULL,
            granularity    TEXT NOT NULL,
            start_date     TEXT NOT NULL,
            end_date       TEXT NOT NULL,
            reason         TEXT,
            detail         TEXT,
            remedy         TEXT,
            created        INTEGER NOT NULL,
            changed        INTEGER NOT NULL,
            unchanged      INTEGER NOT NULL,
            out_of_order   INTEGER NOT NULL,
            restated_days  INTEGER NOT NULL,
            restated_rows  INTEGER NOT NULL,
            restated_price TEXT NOT NULL,
            PRIMARY KEY (run_id, account, granularity, start_date, end_date)
          ) WITHOUT ROWID
          """,
          forbidding("versions", "UPDATE", ""),
          forbidding("versions", "DELETE", ""),
          // REPLACE would delete what is there without asking the trigger above.
          forbidding(
              "versions",
              "INSERT",
              """
              WHEN EXISTS (SELECT 1 FROM versions
                WHERE account = new.account AND granularity = new.granularity
                  AND period = new.period AND number = new.number)
              """),
          forbidding("categories", "UPDATE", ""),
          forbidding("categories", "DELETE", ""));

  /** Why a run failed as a whole. */
  static final List<String> PROBLEM_OF_RUN = List.of("ALTER TABLE runs ADD COLUMN problem TEXT");

  private SqliteTables() {}

  private static String forbidding(String table, String event, String condition) {
    return """
    CREATE TRIGGER %1$s_forbid_%2$s BEFORE %2$s ON %1$s %3$s
    BEGIN SELECT RAISE(ABORT, 'a recorded version is never changed'); END
    """
        .formatted(table, event, condition);
  }
}
