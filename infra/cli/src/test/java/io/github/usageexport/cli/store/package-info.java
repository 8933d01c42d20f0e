/** Tests of where commands keep snapshots. */
@NullMarked
package io.github.usageexport.cli.store;

import org.jspecify.annotations.NullMarked;
