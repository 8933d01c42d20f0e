/** The handler over the real stage, the embedded store and a directory lake. */
@NullMarked
package io.github.usageexport.functions.reportusage;

import org.jspecify.annotations.NullMarked;
