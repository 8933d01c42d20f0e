@NullMarked
package io.github.usageexport.benchmark;

import org.jspecify.annotations.NullMarked;
