/** SQL on lakes that the directory adapter wrote. */
@NullMarked
package io.github.usageexport.cli.query;

import org.jspecify.annotations.NullMarked;
