/** The packaged command in a JVM of its own, and what lies beside it. */
@NullMarked
package io.github.usageexport.cli.packaging;

import org.jspecify.annotations.NullMarked;
