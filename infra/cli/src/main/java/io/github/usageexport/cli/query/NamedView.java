package io.github.usageexport.cli.query;

/**
 * A view over the datasets.
 *
 * @param name as it is used in SQL
 * @param select the query that it stands for, in the dialect that Athena and DuckDB share
 */
public record NamedView(String name, String select) {}
