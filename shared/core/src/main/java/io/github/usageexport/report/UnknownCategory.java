package io.github.usageexport.report;

import io.github.usageexport.usage.Category;

/**
 * A category that is not in the catalogue. Its price is part of the residual, as far as the total
 * includes it.
 *
 * @param accountDays on which it has an amount
 */
public record UnknownCategory(Category category, Prices price, int accountDays) {}
