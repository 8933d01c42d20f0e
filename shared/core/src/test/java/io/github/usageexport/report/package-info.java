@NullMarked
package io.github.usageexport.report;

import org.jspecify.annotations.NullMarked;
