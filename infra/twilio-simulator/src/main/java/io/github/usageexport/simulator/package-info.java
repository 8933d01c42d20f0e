/** A Twilio to run against on one machine, with a truth that a reader can be checked by. */
@NullMarked
package io.github.usageexport.simulator;

import org.jspecify.annotations.NullMarked;
