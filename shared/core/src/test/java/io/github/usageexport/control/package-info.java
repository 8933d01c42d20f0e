/** The catalogue that the software comes with. */
@NullMarked
package io.github.usageexport.control;

import org.jspecify.annotations.NullMarked;
