/** A usage report as one page that needs nothing but a browser. */
@NullMarked
package io.github.usageexport.report.html;

import org.jspecify.annotations.NullMarked;
