/** Parquet files of the lake's datasets, written and described without any class of Hadoop. */
@NullMarked
package io.github.usageexport.parquet;

import org.jspecify.annotations.NullMarked;
