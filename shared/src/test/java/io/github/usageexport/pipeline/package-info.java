/** The stages over sources and stores that are made by hand. */
@NullMarked
package io.github.usageexport.pipeline;

import org.jspecify.annotations.NullMarked;
