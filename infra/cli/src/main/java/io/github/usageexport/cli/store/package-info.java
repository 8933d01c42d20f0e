/** Where commands keep snapshots and find the lake: on this machine or on AWS. */
@NullMarked
package io.github.usageexport.cli.store;

import org.jspecify.annotations.NullMarked;
