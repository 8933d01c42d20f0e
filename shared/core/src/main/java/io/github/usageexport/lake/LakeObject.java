package io.github.usageexport.lake;

/**
 * A partition's file as it stood at one moment.
 *
 * @param etag opaque; another one means that the file was replaced
 * @param rows rows in the file; 0 or more
 * @param bytes size of the file
 */
public record LakeObject(String etag, long rows, long bytes, PartitionFooter footer) {}
