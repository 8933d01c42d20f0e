/** What happened: accounts, their usage day by day, and what Twilio states of it at any instant. */
@NullMarked
package io.github.usageexport.simulator.world;

import org.jspecify.annotations.NullMarked;
