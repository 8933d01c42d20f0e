/** What every store of runs must do. */
@NullMarked
package io.github.usageexport.pipeline;

import org.jspecify.annotations.NullMarked;
