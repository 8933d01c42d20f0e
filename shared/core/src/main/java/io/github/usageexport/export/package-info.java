/** The stage export-usage: writes what the store holds of a period to the lake. */
@NullMarked
package io.github.usageexport.export;

import org.jspecify.annotations.NullMarked;
