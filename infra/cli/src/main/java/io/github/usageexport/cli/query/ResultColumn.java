package io.github.usageexport.cli.query;

/** A column of an answer. */
record ResultColumn(String name, boolean numeric) {}
