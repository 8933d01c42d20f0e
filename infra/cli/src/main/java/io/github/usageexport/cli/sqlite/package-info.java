/**
 * The embedded store: accounts, versions, heads and runs in one SQLite file, and its folder's lock.
 */
@NullMarked
package io.github.usageexport.cli.sqlite;

import org.jspecify.annotations.NullMarked;
