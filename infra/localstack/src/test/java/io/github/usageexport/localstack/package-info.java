/** The template, the state machine and the jars, together on LocalStack against the simulator. */
@NullMarked
package io.github.usageexport.localstack;

import org.jspecify.annotations.NullMarked;
