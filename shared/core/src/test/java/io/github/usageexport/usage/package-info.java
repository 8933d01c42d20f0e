/** The words refuse what cannot be, and order and compare as they promise. */
@NullMarked
package io.github.usageexport.usage;

import org.jspecify.annotations.NullMarked;
