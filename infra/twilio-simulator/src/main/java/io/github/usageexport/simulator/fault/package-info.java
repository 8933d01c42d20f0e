/** Bad weather: what can go wrong with an answer, and when it does. */
@NullMarked
package io.github.usageexport.simulator.fault;

import org.jspecify.annotations.NullMarked;
