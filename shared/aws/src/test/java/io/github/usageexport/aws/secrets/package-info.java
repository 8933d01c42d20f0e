/** The adapter over a server that speaks the protocol of Secrets Manager. */
@NullMarked
package io.github.usageexport.aws.secrets;

import org.jspecify.annotations.NullMarked;
