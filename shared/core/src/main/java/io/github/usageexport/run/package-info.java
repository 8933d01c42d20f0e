/**
 * What every stage knows: the run and what it was asked to do, slices and how reading them ended,
 * and the ports for keeping runs and for waiting.
 */
@NullMarked
package io.github.usageexport.run;

import org.jspecify.annotations.NullMarked;
