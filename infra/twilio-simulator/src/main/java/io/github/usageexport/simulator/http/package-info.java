/** The HTTP API: what goes over the wire, in fair weather and in bad. */
@NullMarked
package io.github.usageexport.simulator.http;

import org.jspecify.annotations.NullMarked;
