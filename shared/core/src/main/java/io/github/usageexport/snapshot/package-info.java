/**
 * What Twilio stated, when, and what changed: statements, versions, heads and runs, and the port of
 * the store that keeps them. A version is never changed once recorded.
 */
@NullMarked
package io.github.usageexport.snapshot;

import org.jspecify.annotations.NullMarked;
