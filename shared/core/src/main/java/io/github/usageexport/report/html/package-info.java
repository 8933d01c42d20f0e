/** The usage report as one HTML page; its templates lie in {@code src/main/jte}. */
@NullMarked
package io.github.usageexport.report.html;

import org.jspecify.annotations.NullMarked;
