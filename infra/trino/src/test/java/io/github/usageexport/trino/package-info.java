/** The Glue catalogue and a lake in S3, read by Trino as Athena would read them. */
@NullMarked
package io.github.usageexport.trino;

import org.jspecify.annotations.NullMarked;
