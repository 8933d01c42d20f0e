/** How fast the whole path and its parts are, in how much memory, and what a month costs. */
@NullMarked
package io.github.usageexport.benchmark;

import org.jspecify.annotations.NullMarked;
