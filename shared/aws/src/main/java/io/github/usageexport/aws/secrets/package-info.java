/** Twilio's credentials out of AWS Secrets Manager: adapter of the port CredentialSource. */
@NullMarked
package io.github.usageexport.aws.secrets;

import org.jspecify.annotations.NullMarked;
