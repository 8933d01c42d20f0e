/** Files as an independent reader sees them. */
@NullMarked
package io.github.usageexport.parquet;

import org.jspecify.annotations.NullMarked;
