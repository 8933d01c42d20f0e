package io.github.usageexport.lake;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a partition should hold: its digest, known at once, and its rows, read only if they are to
 * be written.
 *
 * @param begins whether a file is written where there is none yet, even one of no rows
 */
public record PartitionSource<R>(
    PartitionFooter footer, boolean begins, Supplier<Stream<R>> rows) {}
