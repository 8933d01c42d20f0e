/** What is generated for Athena from the datasets and views: the catalogue and the dictionary. */
@NullMarked
package io.github.usageexport.cli.athena;

import org.jspecify.annotations.NullMarked;
