/** Usage reports on the terminal. */
@NullMarked
package io.github.usageexport.cli.report;

import org.jspecify.annotations.NullMarked;
