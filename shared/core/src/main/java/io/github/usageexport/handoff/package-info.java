/** What one stage hands to the next: the events of the functions and the files of a run. */
@NullMarked
package io.github.usageexport.handoff;

import org.jspecify.annotations.NullMarked;
