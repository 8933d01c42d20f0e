/** Notices by Amazon SNS: adapter of the port Notifier. */
@NullMarked
package io.github.usageexport.pipeline.sns;

import org.jspecify.annotations.NullMarked;
