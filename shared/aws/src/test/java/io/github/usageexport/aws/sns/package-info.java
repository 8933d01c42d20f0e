/** The adapter over a server that speaks the protocol of SNS. */
@NullMarked
package io.github.usageexport.aws.sns;

import org.jspecify.annotations.NullMarked;
