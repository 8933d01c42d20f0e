/** Random histories of what Twilio stated, and what store and lake must make of them. */
@NullMarked
package io.github.usageexport.cli.history;

import org.jspecify.annotations.NullMarked;
