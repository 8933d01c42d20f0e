package io.github.usageexport.cli;

import io.github.usageexport.cli.query.LakeQuery;
import io.github.usageexport.cli.query.QueryFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a lake says, by dataset, without what two runs that read the same may differ in. */
final class LakeContent {
  /** The moments of the runs and their names; of accounts, when each was seen. */
  private static final String NOT_CONTENT =
      "'run_id', 'observed_at', 'first_observed_at', 'previous_observed_at', 'checked_at',"
          + " 'confirmed_as_of', 'age_days', 'first_seen', 'last_seen', 'status_since'";

  private LakeContent() {}

  /** The rows of each dataset as CSV, in order. */
  static Map<String, List<String>> of(Path lake) throws IOException {
    Map<String, List<String>> content = new TreeMap<>();
    try (LakeQuery query = LakeQuery.open(lake)) {
      for (String dataset : datasets(lake)) {
        StringBuilder csv = new StringBuilder();
        query.run(
            "select columns(lambda c: c not in (%s)) from %s order by all"
                .formatted(NOT_CONTENT, dataset),
            QueryFormat.CSV,
            80,
            csv);
        content.put(dataset, csv.toString().lines().toList());
      }
    }
    return content;
  }

  /** A hash of the bytes of every partition, by its path. */
  static Map<String, Integer> files(Path lake) throws IOException {
    Path warehouse = lake.resolve("warehouse/v1");
    Map<String, Integer> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(warehouse)) {
      for (Path file : found.filter(path -> path.endsWith("part-00.parquet")).toList()) {
        files.put(warehouse.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  private static List<String> datasets(Path lake) throws IOException {
    try (Stream<Path> folders = Files.list(lake.resolve("warehouse/v1"))) {
      return folders
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> !name.startsWith("_"))
          .sorted()
          .toList();
    }
  }
}
