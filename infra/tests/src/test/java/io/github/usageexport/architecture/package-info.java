/** What may use what, in all modules; how their folders, classes and files agree. */
@NullMarked
package io.github.usageexport.architecture;

import org.jspecify.annotations.NullMarked;
