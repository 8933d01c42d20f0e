/** Breaks a rule on purpose, so that the rule is seen to work. */
@NullMarked
package io.github.usageexport.architecture.broken.control;

import org.jspecify.annotations.NullMarked;
