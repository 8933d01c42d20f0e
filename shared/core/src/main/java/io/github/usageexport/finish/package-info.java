/** The stage report-usage: reports what a run read, wrote and could not read, and ends it. */
@NullMarked
package io.github.usageexport.finish;

import org.jspecify.annotations.NullMarked;
