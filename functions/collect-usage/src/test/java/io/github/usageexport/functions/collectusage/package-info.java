/** The handler over the real stage, a Twilio made by hand and the embedded store. */
@NullMarked
package io.github.usageexport.functions.collectusage;

import org.jspecify.annotations.NullMarked;
