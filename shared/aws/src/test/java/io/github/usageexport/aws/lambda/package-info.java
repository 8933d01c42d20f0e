/** Settings, log lines and metrics of a function. */
@NullMarked
package io.github.usageexport.aws.lambda;

import org.jspecify.annotations.NullMarked;
