@NullMarked
package io.github.usageexport.report.html;

import org.jspecify.annotations.NullMarked;
