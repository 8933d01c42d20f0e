/** The words of Twilio usage: values that cannot be wrong. Imports nothing but {@code java.*}. */
@NullMarked
package io.github.usageexport.usage;

import org.jspecify.annotations.NullMarked;
