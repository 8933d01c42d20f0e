package io.github.usageexport.report;

import io.github.usageexport.usage.Category;

/**
 * A category that the catalogue does not know: its price is part of the residual, as far as the
 * total holds it.
 *
 * @param accountDays on which it was stated with an amount
 */
public record UnknownCategory(Category category, Prices price, int accountDays) {}
