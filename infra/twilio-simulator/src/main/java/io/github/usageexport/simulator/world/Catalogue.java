package io.github.usageexport.simulator.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The categories of a world: a forest whose leaves have usage and whose other nodes add it up. */
final class Catalogue {
  /** A name that no list of categories holds: it turns up in the middle of a month. */
  static final String NEWCOMER = "quantum-voice-preview";

  static final int LARGEST = CategoryFile.read().size();
  static final int SMALLEST = 10;
  static final int TOTAL = 0;

  // Of the whole file, so that a roll-up whose children are left out has no usage of its own.
  private static final Set<String> ROLL_UPS =
      CategoryFile.read().stream().map(CategoryFile.Line::parent).collect(Collectors.toSet());

  private final List<SimulatedCategory> categories;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final boolean[] rollUp;
  private final int[] byName;
  private final int[] leaves;

  private Catalogue(List<SimulatedCategory> categories) {
    this.categories = List.copyOf(categories);
    this.rollUp = new boolean[categories.size()];
    for (var category : categories) {
      indexes.put(category.name(), category.index());
      rollUp[category.index()] = ROLL_UPS.contains(category.name());
    }
    this.byName =
        categories.stream()
            .sorted(Comparator.comparing(SimulatedCategory::name))
            .mapToInt(SimulatedCategory::index)
            .toArray();
    this.leaves = IntStream.range(0, categories.size()).filter(this::isLeaf).toArray();
  }

  /** The first {@code size} names of the file, and the newcomer from the given day on. */
  static Catalogue of(int size, LocalDate newcomerSince) {
    var indexes = new HashMap<String, Integer>();
    var categories = new ArrayList<SimulatedCategory>();
    for (var line : CategoryFile.read().subList(0, size)) {
      var index = categories.size();
      categories.add(
          new SimulatedCategory(
              index,
              line.name(),
              line.nature(),
              line.countUnit(),
              line.usageUnit(),
              line.description(),
              indexes.getOrDefault(line.parent(), SimulatedCategory.NONE),
              indexes.getOrDefault(line.alsoCountedIn(), SimulatedCategory.NONE),
              LocalDate.MIN));
      indexes.put(line.name(), index);
    }
    categories.add(newcomer(categories.size(), newcomerSince));
    return new Catalogue(categories);
  }

  private static SimulatedCategory newcomer(int index, LocalDate since) {
    return new SimulatedCategory(
        index,
        NEWCOMER,
        Nature.MINUTES,
        "calls",
        "minutes",
        "Quantum Voice (preview), \"beta\"",
        SimulatedCategory.NONE,
        SimulatedCategory.NONE,
        since);
  }

  int size() {
    return categories.size();
  }

  /** How many categories are stated for a period that ends on {@code last}. */
  int sizeAsOf(LocalDate last) {
    return newcomer().since().isAfter(last) ? size() - 1 : size();
  }

  SimulatedCategory category(int index) {
    return categories.get(index);
  }

  SimulatedCategory newcomer() {
    return categories.getLast();
  }

  OptionalInt index(String name) {
    var index = indexes.get(name);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  boolean isLeaf(int index) {
    return index != TOTAL && !rollUp[index];
  }

  IntStream leaves() {
    return IntStream.of(leaves);
  }

  /** Every index, in the order of the names. */
  IntStream byName() {
    return IntStream.of(byName);
  }
}
