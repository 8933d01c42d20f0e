/** The stage export-usage as a Lambda function. */
@NullMarked
package io.github.usageexport.functions.exportusage;

import org.jspecify.annotations.NullMarked;
