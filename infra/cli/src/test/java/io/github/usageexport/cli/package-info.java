/** The commands, run as a user runs them, against the simulator and real files. */
@NullMarked
package io.github.usageexport.cli;

import org.jspecify.annotations.NullMarked;
