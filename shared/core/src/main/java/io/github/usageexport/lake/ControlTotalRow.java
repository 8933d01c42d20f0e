package io.github.usageexport.lake;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of what should be equal: a row of {@code control_totals}. A sum that no column
 * could hold is null.
 *
 * @param accountSid null where the scope is the organisation
 */
public record ControlTotalRow(
    String checkId,
    String scope,
    @Nullable AccountSid accountSid,
    @Nullable Category category,
    @Nullable String priceUnit,
    @Nullable Amount expected,
    @Nullable Amount actual,
    @Nullable Amount difference,
    @Nullable Amount tolerance,
    String result,
    @Nullable String explanation,
    String runId,
    Instant checkedAt) {}
