/** The adapter against real S3 servers. */
@NullMarked
package io.github.usageexport.lake.s3;

import org.jspecify.annotations.NullMarked;
