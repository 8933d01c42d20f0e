/** The simulator as its users see it. */
@NullMarked
package io.github.usageexport.simulator;

import org.jspecify.annotations.NullMarked;
