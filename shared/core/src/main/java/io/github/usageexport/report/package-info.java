/** The usage report: spend, changes, missing days, and whether the figures can be trusted. */
@NullMarked
package io.github.usageexport.report;

import org.jspecify.annotations.NullMarked;
