/** SQL on a directory lake, by DuckDB: every dataset and view by its name. */
@NullMarked
package io.github.usageexport.cli.query;

import org.jspecify.annotations.NullMarked;
