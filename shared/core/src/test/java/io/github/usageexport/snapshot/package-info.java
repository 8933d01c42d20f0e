/** What every store of snapshots must do, and random histories to hold it against. */
@NullMarked
package io.github.usageexport.snapshot;

import org.jspecify.annotations.NullMarked;
