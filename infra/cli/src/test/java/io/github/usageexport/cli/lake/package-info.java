/** The directory lake on real files. */
@NullMarked
package io.github.usageexport.cli.lake;

import org.jspecify.annotations.NullMarked;
