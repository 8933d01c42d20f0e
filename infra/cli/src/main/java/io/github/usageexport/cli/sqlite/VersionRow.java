package io.github.usageexport.cli.sqlite;

import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.snapshot.VersionCodec;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.UsagePeriod;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A version as a row of the table {@code versions}. */
final class VersionRow {
  static final String INSERT =
      """
      INSERT INTO versions (
        granularity, period, account, number,
        account_name, account_status, account_parent, account_date_created,
        as_of, observed_at, run_id, digest, content, categories, categories_stated, flags,
        replaced_number, replaced_as_of, replaced_observed_at, replaced_confirmed,
        total_price, price_unit)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** What {@link #read} reads, in its order. */
  static final String COLUMNS =
      """
      v.account, v.number,
      v.account_name, v.account_status, v.account_parent, v.account_date_created,
      v.as_of, v.observed_at, v.run_id, v.digest, v.content, v.categories, v.categories_stated,
      v.flags, v.replaced_number, v.replaced_as_of, v.replaced_observed_at, v.replaced_confirmed
      """;

  private VersionRow() {}

  /**
   * @param content of the version, packed
   */
  static SqliteQuery bind(SqliteQuery query, Version version, byte[] content) throws SQLException {
    query
        .with(version.period().granularity().word())
        .with(version.period().key())
        .with(version.account().sid().value())
        .with(version.number());
    SqliteAccountStore.bind(query, version.account())
        .with(version.asOf())
        .with(version.observedAt())
        .with(version.runId())
        .with(version.content().digest())
        .with(content)
        .with(version.categories())
        .with(version.categoriesStated())
        .with(text(version.flags()));
    bind(query, version.replaced());
    StatedAmounts total = version.content().find(Category.TOTALPRICE).orElse(null);
    return query
        .with(total == null || total.price() == null ? null : total.price().toString())
        .with(total == null ? null : total.priceUnit());
  }

  static Version read(UsagePeriod period, SqliteRow row) throws SQLException {
    AccountSid account = new AccountSid(row.text());
    int number = row.number();
    return new Version(
        SqliteAccountStore.account(account, row),
        period,
        number,
        row.instant(),
        row.instant(),
        row.text(),
        VersionCodec.unpackContent(row.text(), row.bytes()),
        row.text(),
        row.number(),
        flags(row.text()),
        replaced(row));
  }

  private static void bind(SqliteQuery query, Version.@Nullable Replaced replaced)
      throws SQLException {
    if (replaced == null) {
      query.without(4);
    } else {
      query
          .with(replaced.number())
          .with(replaced.asOf())
          .with(replaced.observedAt())
          .with(replaced.confirmedAsOf());
    }
  }

  private static Version.@Nullable Replaced replaced(SqliteRow row) throws SQLException {
    Integer number = row.optionalNumber();
    return number == null
        ? null
        : new Version.Replaced(number, row.instant(), row.instant(), row.instant());
  }

  /** The account of a row of account and flags, if it has one of those that are looked for. */
  static Optional<AccountSid> flagged(SqliteRow row, Set<QualityFlag> wanted) throws SQLException {
    String account = row.text();
    return Collections.disjoint(flags(row.text()), wanted)
        ? Optional.empty()
        : Optional.of(new AccountSid(account));
  }

  private static String text(Set<QualityFlag> flags) {
    return flags.stream().sorted().map(QualityFlag::name).collect(Collectors.joining(","));
  }

  private static Set<QualityFlag> flags(String text) {
    return text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.split(",")).map(QualityFlag::valueOf).collect(Collectors.toSet());
  }
}
