/** What Twilio may send, well and ill, and what becomes of it. */
@NullMarked
package io.github.usageexport.twilio;

import org.jspecify.annotations.NullMarked;
