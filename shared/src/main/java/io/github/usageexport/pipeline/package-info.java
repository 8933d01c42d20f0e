/**
 * The stages plan-export, collect-usage, export-usage and report-usage, the records that they hand
 * on, and the ports that they need. The Lambda functions and the one-machine run call the same
 * classes.
 */
@NullMarked
package io.github.usageexport.pipeline;

import org.jspecify.annotations.NullMarked;
