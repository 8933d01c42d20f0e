/** The lake: its datasets, each with one description of columns, its paths, and the port to it. */
@NullMarked
package io.github.usageexport.lake;

import org.jspecify.annotations.NullMarked;
