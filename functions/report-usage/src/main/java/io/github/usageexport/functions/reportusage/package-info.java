/** The stage report-usage as a Lambda function. */
@NullMarked
package io.github.usageexport.functions.reportusage;

import org.jspecify.annotations.NullMarked;
