package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.AccountStore;
import io.github.usageexport.snapshot.KnownAccount;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Keeps accounts in a {@link SqliteDatabase}. */
public final class SqliteAccountStore implements AccountStore {
  private static final String SELECT =
      """
      SELECT sid, name, status, parent_sid, date_created,
             first_seen, last_seen, status_since, listed
      FROM accounts ORDER BY sid
      """;
  private static final String REPLACE =
      """
      INSERT OR REPLACE INTO accounts (sid, name, status, parent_sid, date_created,
                                       first_seen, last_seen, status_since, listed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final SqliteDatabase database;

  public SqliteAccountStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public List<KnownAccount> accounts() {
    return database.read(session -> session.query(SELECT).list(SqliteAccountStore::knownAccount));
  }

  @Override
  public void save(Collection<KnownAccount> accounts) {
    database.write(
        session -> {
          for (KnownAccount known : accounts) {
            bind(session.query(REPLACE), known).update();
          }
          return accounts.size();
        });
  }

  private static SqliteQuery bind(SqliteQuery query, KnownAccount known) throws SQLException {
    return bind(query.with(known.account().sid().value()), known.account())
        .with(known.firstSeen())
        .with(known.lastSeen())
        .with(known.statusSince())
        .with(known.listed() ? 1 : 0);
  }

  private static KnownAccount knownAccount(SqliteRow row) throws SQLException {
    return new KnownAccount(
        account(new AccountSid(row.text()), row),
        row.instant(),
        row.instant(),
        row.instant(),
        row.number() != 0);
  }

  /** All of an account but its SID. */
  static SqliteQuery bind(SqliteQuery query, Account account) throws SQLException {
    return query
        .with(account.name())
        .with(account.status().value())
        .with(account.parent().value())
        .with(account.dateCreated());
  }

  static Account account(AccountSid sid, SqliteRow row) throws SQLException {
    return new Account(
        sid,
        row.text(),
        new AccountStatus(row.text()),
        new AccountSid(row.text()),
        row.optionalInstant());
  }
}
