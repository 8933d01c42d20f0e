/** What every lake must do, and rows to do it with. */
@NullMarked
package io.github.usageexport.lake;

import org.jspecify.annotations.NullMarked;
