/** The embedded store against what every store must do, and against bad weather of its own. */
@NullMarked
package io.github.usageexport.cli.sqlite;

import org.jspecify.annotations.NullMarked;
