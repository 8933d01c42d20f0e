/**
 * What a stage needs around it to run as a Lambda function: settings from the environment, lines of
 * JSON as a log, and metrics. Knows no runtime and no SDK.
 */
@NullMarked
package io.github.usageexport.aws.lambda;

import org.jspecify.annotations.NullMarked;
