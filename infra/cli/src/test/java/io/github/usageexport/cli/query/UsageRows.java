package io.github.usageexport.cli.query;

import io.github.usageexport.lake.SampleRows;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one version of an account's day, of which only what a test is about is said. */
record UsageRows(
    int account, LocalDate day, int version, Instant observedAt, String state, List<String> flags) {

  static UsageRows of(int account, int dayOfNovember) {
    return new UsageRows(
        account, LocalDate.of(2026, 11, dayOfNovember), 1, SampleRows.MOMENT, "SETTLED", List.of());
  }

  UsageRows version(int number, String recordedAt, String... itsFlags) {
    return new UsageRows(account, day, number, Instant.parse(recordedAt), state, List.of(itsFlags));
  }

  UsageRows inState(String other) {
    return new UsageRows(account, day, version, observedAt, other, flags);
  }

  /** Null is an amount or a currency that Twilio states as null. */
  UsageRow row(String role, String category, @Nullable String price, @Nullable String currency) {
    return new UsageRow(
        SampleRows.account(account),
        "Account " + account,
        AccountStatus.ACTIVE,
        SampleRows.account(0),
        new Category(category),
        null,
        role,
        role.equals("ADDITIVE") ? "Messaging" : null,
        Amount.parse("1"),
        Amount.parse("2"),
        price == null ? null : Amount.parse(price),
        "messages",
        "segments",
        currency,
        day,
        day,
        SampleRows.MOMENT,
        observedAt,
        SampleRows.MOMENT,
        version,
        state,
        flags,
        "20261102T030405Z-0123abcd");
  }
}
