/** The stage plan-export: which accounts, days and slices a run reads. */
@NullMarked
package io.github.usageexport.plan;

import org.jspecify.annotations.NullMarked;
