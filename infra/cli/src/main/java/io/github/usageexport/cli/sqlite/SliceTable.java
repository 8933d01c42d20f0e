package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.SliceHead;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.UsagePeriod;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The revision of each slice, and the heads that belong to it. */
final class SliceTable {
  /** One statement, so that the revision and the heads are of one moment. */
  private static final String SELECT =
      "SELECT s.revision, h.period, "
          + HeadRow.COLUMNS
          + """
          FROM slices s LEFT JOIN heads h
            ON h.account = s.account AND h.granularity = s.granularity
              AND h.period BETWEEN ? AND ?
          WHERE s.granularity = ? AND s.bucket = ? AND s.account = ?
          """;

  private static final String CREATE =
      "INSERT OR IGNORE INTO slices (granularity, bucket, account, revision) VALUES (?, ?, ?, 1)";
  private static final String ADVANCE =
      """
      UPDATE slices SET revision = revision + 1
      WHERE granularity = ? AND bucket = ? AND account = ? AND revision = ?
      """;

  private final SqliteDatabase database;

  SliceTable(SqliteDatabase database) {
    this.database = database;
  }

  SliceHead head(SliceKey key) {
    SortedMap<UsagePeriod, Head> heads = new TreeMap<>();
    List<Long> revisions = database.read(session -> readInto(heads, key, session));
    return new SliceHead(key, revisions.isEmpty() ? 0 : revisions.getFirst(), heads);
  }

  /** False, and nothing is changed, if the slice is no longer at this revision. */
  boolean advance(SqliteSession session, SliceHead from) throws SQLException {
    SqliteQuery query =
        from.revision() == 0
            ? of(session.query(CREATE), from.key())
            : of(session.query(ADVANCE), from.key()).with(from.revision());
    return query.update() == 1;
  }

  private static List<Long> readInto(
      SortedMap<UsagePeriod, Head> heads, SliceKey key, SqliteSession session) throws SQLException {
    DateRange days = key.bucket().days();
    SqliteQuery query =
        session
            .query(SELECT)
            .with(UsagePeriod.containing(key.granularity(), days.start()).key())
            .with(UsagePeriod.containing(key.granularity(), days.end()).key());
    return of(query, key)
        .list(
            row -> {
              long revision = row.longNumber();
              String period = row.optionalText();
              if (period != null) {
                UsagePeriod of = UsagePeriod.of(key.granularity(), period);
                heads.put(of, HeadRow.read(of, row));
              }
              return revision;
            });
  }

  private static SqliteQuery of(SqliteQuery query, SliceKey key) throws SQLException {
    return query
        .with(key.granularity().word())
        .with(key.bucket().key())
        .with(key.account().value());
  }
}
