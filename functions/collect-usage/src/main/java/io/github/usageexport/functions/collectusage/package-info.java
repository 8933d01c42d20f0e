/** The stage collect-usage as a Lambda function. */
@NullMarked
package io.github.usageexport.functions.collectusage;

import org.jspecify.annotations.NullMarked;
