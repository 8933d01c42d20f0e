package io.github.usageexport.simulator.world;

import java.time.LocalDate;

/**
 * A category as this Twilio states it.
 *
 * @param index its place in the catalogue
 * @param parent index of the category that it rolls up to, or {@link #NONE}
 * @param alsoCountedIn index of the category whose amounts hold this one's too, or {@link #NONE}
 * @param since the first day for which it is stated at all
 */
record SimulatedCategory(
    int index,
    String name,
    Nature nature,
    String countUnit,
    String usageUnit,
    String description,
    int parent,
    int alsoCountedIn,
    LocalDate since) {
  static final int NONE = -1;

  SimulatedCategory {
    if (name.isEmpty() || parent >= index || alsoCountedIn >= index) {
      throw new IllegalArgumentException(
          "category '%s' must have a name, and stand after its parent %d and its overlap %d"
              .formatted(name, parent, alsoCountedIn));
    }
  }

  boolean overlaps() {
    return alsoCountedIn != NONE;
  }
}
