package io.github.usageexport.architecture.broken.functions.collectusage;

/** Is used by a function that should not know it. */
public final class Neighbour {}
