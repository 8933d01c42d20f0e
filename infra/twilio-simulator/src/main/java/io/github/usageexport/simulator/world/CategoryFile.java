package io.github.usageexport.simulator.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The names of Twilio's categories, misspelt ones too, a parent always before its children. */
final class CategoryFile {
  private static final String NAME = "categories.tsv";

  private CategoryFile() {}

  /** One line: parent and overlap are names, or empty. */
  record Line(
      String name,
      String parent,
      Nature nature,
      String countUnit,
      String usageUnit,
      String alsoCountedIn,
      String description) {
    static Line parse(String line) {
      var cells = line.split("\t", -1);
      return new Line(
          cells[0], cells[1], Nature.valueOf(cells[2]), cells[3], cells[4], cells[5], cells[6]);
    }
  }

  static List<Line> read() {
    var resource =
        Objects.requireNonNull(
            CategoryFile.class.getResourceAsStream(NAME), "the jar lacks its resource " + NAME);
    try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(Line::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + NAME, e);
    }
  }
}
