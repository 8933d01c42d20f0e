/** What is stated, and when. */
@NullMarked
package io.github.usageexport.simulator.world;

import org.jspecify.annotations.NullMarked;
