/** Notices by Amazon SNS: adapter of the port Notifier. */
@NullMarked
package io.github.usageexport.aws.sns;

import org.jspecify.annotations.NullMarked;
