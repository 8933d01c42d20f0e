/** When things go wrong. */
@NullMarked
package io.github.usageexport.simulator.fault;

import org.jspecify.annotations.NullMarked;
