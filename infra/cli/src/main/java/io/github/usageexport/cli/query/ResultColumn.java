package io.github.usageexport.cli.query;

/** A column of an answer. */
public record ResultColumn(String name, boolean numeric) {}
