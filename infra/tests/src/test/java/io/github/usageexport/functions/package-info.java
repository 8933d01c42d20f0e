/** All functions one after the other, as the state machine calls them. */
@NullMarked
package io.github.usageexport.functions;

import org.jspecify.annotations.NullMarked;
