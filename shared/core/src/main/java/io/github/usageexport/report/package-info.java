/** What a person asks of the figures: what was spent, what moved, what is missing, and why. */
@NullMarked
package io.github.usageexport.report;

import org.jspecify.annotations.NullMarked;
