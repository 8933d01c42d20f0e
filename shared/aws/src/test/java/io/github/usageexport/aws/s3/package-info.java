/** The adapter against real S3 servers. */
@NullMarked
package io.github.usageexport.aws.s3;

import org.jspecify.annotations.NullMarked;
