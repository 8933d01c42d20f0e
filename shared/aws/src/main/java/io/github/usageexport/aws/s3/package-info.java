/** The lake as objects in a bucket: whole ones, replaced by conditional puts. */
@NullMarked
package io.github.usageexport.aws.s3;

import org.jspecify.annotations.NullMarked;
