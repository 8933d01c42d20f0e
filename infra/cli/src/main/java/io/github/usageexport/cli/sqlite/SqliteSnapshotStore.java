package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.Head;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.SliceChange;
import io.github.usageexport.snapshot.SliceHead;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.snapshot.SnapshotStore;
import io.github.usageexport.snapshot.StatedCategories;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.snapshot.VersionCodec;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keeps versions and heads in a {@link SqliteDatabase}. */
public final class SqliteSnapshotStore implements SnapshotStore {
  private static final String HOLDS =
      """
      SELECT 1 FROM versions
      WHERE granularity = ? AND period = ? AND account = ? AND as_of = ? AND digest = ?
      """;
  private static final String VERSION =
      "SELECT "
          + VersionRow.COLUMNS
          + """
          FROM versions v
          WHERE v.granularity = ? AND v.period = ? AND v.account = ? AND v.number = ?
          """;

  private static final String PERIODS = "SELECT granularity, period FROM heads WHERE account = ?";

  /** CROSS: the slices are read in the order of their key, the heads and versions found by key. */
  private static final String HEADS_OF_PERIOD =
      """
      FROM slices s CROSS JOIN heads h
        ON h.account = s.account AND h.granularity = s.granularity AND h.period = ?
      """;

  private static final String VERSIONS_OF_PERIOD =
      HEADS_OF_PERIOD
          + """
          CROSS JOIN versions v
            ON v.account = h.account AND v.granularity = h.granularity AND v.period = h.period
          """;
  private static final String IN_BUCKET = "WHERE s.granularity = ? AND s.bucket = ? ";
  private static final String HEADS =
      "SELECT h.account, " + HeadRow.COLUMNS + HEADS_OF_PERIOD + IN_BUCKET + "ORDER BY s.account";
  private static final String VERSIONS =
      "SELECT "
          + VersionRow.COLUMNS
          + VERSIONS_OF_PERIOD
          + IN_BUCKET
          + "ORDER BY s.account, v.number";
  private static final String CURRENT_VERSIONS =
      "SELECT "
          + VersionRow.COLUMNS
          + VERSIONS_OF_PERIOD
          + IN_BUCKET
          + "AND v.number = h.current ORDER BY s.account";

  private static final String FLAGGED =
      "SELECT s.account, v.flags "
          + VERSIONS_OF_PERIOD
          + IN_BUCKET
          + "AND v.number = h.current AND v.flags <> '' ORDER BY s.account";

  private final SqliteDatabase database;
  private final SliceTable slices;
  private final CategoryLists categories;

  public SqliteSnapshotStore(SqliteDatabase database) {
    this.database = database;
    this.slices = new SliceTable(database);
    this.categories = new CategoryLists(database);
  }

  @Override
  public String id() {
    return database.id();
  }

  @Override
  public SliceHead head(SliceKey key) {
    return slices.head(key);
  }

  @Override
  public boolean commit(SliceChange change) {
    List<StatedCategories> unknown = categories.notKept(change.categories());
    List<byte[]> contents =
        change.versions().stream().map(version -> VersionCodec.pack(version.content())).toList();
    boolean committed =
        database.write(
            session -> {
              if (!slices.advance(session, change.before())) {
                return false;
              }
              categories.add(session, unknown);
              for (int i = 0; i < contents.size(); i++) {
                VersionRow.bind(
                        session.query(VersionRow.INSERT), change.versions().get(i), contents.get(i))
                    .update();
              }
              AccountSid account = change.before().key().account();
              for (Head head : change.changed().values()) {
                HeadRow.bind(session.query(HeadRow.PUT), account, head).update();
              }
              return true;
            });
    if (committed) {
      categories.remember(unknown);
    }
    return committed;
  }

  @Override
  public boolean holds(AccountSid account, UsagePeriod period, Instant asOf, String digest) {
    return database.read(
        session ->
            of(session.query(HOLDS), period).with(account.value()).with(asOf).with(digest).finds());
  }

  @Override
  public Version version(AccountSid account, UsagePeriod period, int number) {
    return database
        .read(
            session ->
                of(session.query(VERSION), period)
                    .with(account.value())
                    .with(number)
                    .first(row -> VersionRow.read(period, row)))
        .orElseThrow(
            () ->
                new StoreException(
                    "The store %s has no version %s of account %s and %s: restore it from a backup"
                        .formatted(database.file(), number, account, period)));
  }

  @Override
  public SortedSet<UsagePeriod> periods(AccountSid account) {
    return new TreeSet<>(
        database.<List<UsagePeriod>>read(
            session ->
                session
                    .query(PERIODS)
                    .with(account.value())
                    .list(row -> UsagePeriod.of(Granularity.of(row.text()), row.text()))));
  }

  @Override
  public List<AccountHead> heads(UsagePeriod period) {
    return database.read(
        session ->
            all(session.query(HEADS), period)
                .list(
                    row -> new AccountHead(new AccountSid(row.text()), HeadRow.read(period, row))));
  }

  @Override
  public Stream<Version> currentVersions(UsagePeriod period) {
    return stream(CURRENT_VERSIONS, period);
  }

  @Override
  public Stream<AccountSid> flagged(UsagePeriod period, Set<QualityFlag> flags) {
    return database
        .read(
            session ->
                all(session.query(FLAGGED), period).list(row -> VersionRow.flagged(row, flags)))
        .stream()
        .flatMap(Optional::stream);
  }

  @Override
  public Stream<Version> versions(UsagePeriod period) {
    return stream(VERSIONS, period);
  }

  @Override
  public StatedCategories categories(String digest) {
    return categories.find(digest);
  }

  @Override
  public void flush() {
    database.flush();
  }

  private Stream<Version> stream(String sql, UsagePeriod period) {
    return database.stream(
        session -> all(session.query(sql), period), row -> VersionRow.read(period, row));
  }

  private static SqliteQuery all(SqliteQuery query, UsagePeriod period) throws SQLException {
    return query
        .with(period.key())
        .with(period.granularity().word())
        .with(SliceKey.bucketOf(period).key());
  }

  private static SqliteQuery of(SqliteQuery query, UsagePeriod period) throws SQLException {
    return query.with(period.granularity().word()).with(period.key());
  }
}
