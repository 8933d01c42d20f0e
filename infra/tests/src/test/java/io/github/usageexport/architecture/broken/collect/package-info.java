/** Breaks a rule on purpose, so that the rule is seen to work. */
@NullMarked
package io.github.usageexport.architecture.broken.collect;

import org.jspecify.annotations.NullMarked;
