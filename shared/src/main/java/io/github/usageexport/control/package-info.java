/** Does it add up: the catalogue of categories, and what may be summed. */
@NullMarked
package io.github.usageexport.control;

import org.jspecify.annotations.NullMarked;
