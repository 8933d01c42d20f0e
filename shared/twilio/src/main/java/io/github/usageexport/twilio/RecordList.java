package io.github.usageexport.twilio;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.UsagePeriod;
import io.github.usageexport.usage.UsageRecord;
import java.util.Optional;

/** A list of usage records that is read from its first page to its last. */
interface RecordList {
  AccountSid account();

  /** Path and query of the first page. */
  String firstPage(int pageSize);

  /** The period that a record is about, in which a category stands once; empty if not asked for. */
  Optional<UsagePeriod> periodOf(UsageRecord row);

  /** What is asked for, in words: the range, or Twilio's name of the list. */
  String asked();
}
