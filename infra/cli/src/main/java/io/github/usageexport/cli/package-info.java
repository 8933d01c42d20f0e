/** The commands of {@code ./usage}, and the run of all stages on one machine. */
@NullMarked
package io.github.usageexport.cli;

import org.jspecify.annotations.NullMarked;
