/**
 * Twilio over HTTP: adapters of the ports UsageSource and AccountDirectory. Reads everything or
 * says exactly what it could not read.
 */
@NullMarked
package io.github.usageexport.twilio;

import org.jspecify.annotations.NullMarked;
