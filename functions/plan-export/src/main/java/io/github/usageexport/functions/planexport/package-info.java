/** The stage plan-export as a Lambda function. */
@NullMarked
package io.github.usageexport.functions.planexport;

import org.jspecify.annotations.NullMarked;
