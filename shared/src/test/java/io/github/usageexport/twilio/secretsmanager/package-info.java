/** The adapter over a server that speaks the protocol of Secrets Manager. */
@NullMarked
package io.github.usageexport.twilio.secretsmanager;

import org.jspecify.annotations.NullMarked;
