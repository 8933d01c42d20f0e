package io.github.usageexport.handoff;

import io.github.usageexport.run.Slice;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.Granularity;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A slice in plain text, as it travels from plan-export to collect-usage. The account travels with
 * it, because a version keeps the account as it was listed when the run was planned.
 *
 * @param dateCreated null where Twilio states none
 */
public record PlannedSlice(
    String accountSid,
    String accountName,
    String accountStatus,
    String parentAccountSid,
    @Nullable String dateCreated,
    String granularity,
    String startDate,
    String endDate) {

  static PlannedSlice of(Slice slice) {
    Account account = slice.account();
    Instant created = account.dateCreated();
    return new PlannedSlice(
        account.sid().value(),
        account.name(),
        account.status().value(),
        account.parent().value(),
        created == null ? null : created.toString(),
        slice.granularity().word(),
        slice.range().start().toString(),
        slice.range().end().toString());
  }

  static PlannedSlice of(RequestFields fields) {
    return new PlannedSlice(
        fields.required("accountSid"),
        fields.required("accountName"),
        fields.required("accountStatus"),
        fields.required("parentAccountSid"),
        fields.text("dateCreated").orElse(null),
        fields.required("granularity"),
        fields.required("startDate"),
        fields.required("endDate"));
  }

  public Slice slice() {
    return new Slice(
        new Account(
            new AccountSid(accountSid),
            accountName,
            new AccountStatus(accountStatus),
            new AccountSid(parentAccountSid),
            dateCreated == null ? null : Instant.parse(dateCreated)),
        Granularity.of(granularity),
        new DateRange(LocalDate.parse(startDate), LocalDate.parse(endDate)));
  }
}
