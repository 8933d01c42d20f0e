/** The stage collect-usage: reads slices from Twilio and records each as a whole. */
@NullMarked
package io.github.usageexport.collect;

import org.jspecify.annotations.NullMarked;
