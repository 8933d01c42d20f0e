/** The lake as a directory: whole files that appear by atomic renames. */
@NullMarked
package io.github.usageexport.cli.lake;

import org.jspecify.annotations.NullMarked;
