package io.github.usageexport.lake;

import static io.github.usageexport.lake.Column.bool;
import static io.github.usageexport.lake.Column.string;
import static io.github.usageexport.lake.Column.timestamp;

import java.util.List;

/** The columns of {@link AccountRow}. */
final class AccountColumns {
  static final List<Column<AccountRow>> ALL =
      List.of(
          string("account_sid", "the account", row -> row.accountSid().value()),
          string("account_name", "its friendly name, as last listed", AccountRow::accountName),
          string(
              "account_status",
              "active, suspended or closed, in Twilio's word",
              row -> row.accountStatus().value()),
          string(
              "parent_account_sid",
              "the account that owns it; the parent owns itself",
              row -> row.parentAccountSid().value()),
          timestamp("date_created", "when it was created", AccountRow::dateCreated),
          timestamp("first_seen", "when it was first listed to us", AccountRow::firstSeen),
          timestamp("last_seen", "when it was last listed to us", AccountRow::lastSeen),
          timestamp("status_since", "when this status was first seen", AccountRow::statusSince),
          bool("listed", "whether Twilio still lists it", AccountRow::listed));

  private AccountColumns() {}
}
