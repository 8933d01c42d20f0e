package io.github.usageexport.report;

import io.github.usageexport.usage.Account;
import java.util.SortedMap;

/**
 * What one account spent.
 *
 * @param account as last listed; as recorded where the report is of a moment in the past
 * @param families see {@link UsageReport#families}
 * @param days how many have a statement
 * @param restated what was changed of its days that were no longer OPEN
 */
public record ReportedAccount(
    Account account, Prices total, SortedMap<String, Prices> families, int days, Prices restated) {}
