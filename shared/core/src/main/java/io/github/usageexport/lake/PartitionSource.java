package io.github.usageexport.lake;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a partition should hold: its digest, known at once, and its rows, read only if they are to
 * be written.
 *
 * @param empty whether there is no row; such a partition is not begun, only emptied
 */
public record PartitionSource<R>(PartitionFooter footer, boolean empty, Supplier<Stream<R>> rows) {}
