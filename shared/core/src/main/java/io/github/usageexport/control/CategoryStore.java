package io.github.usageexport.control;

import java.util.Collection;
import java.util.List;

/** Keeps every category that Twilio ever stated. */
public interface CategoryStore {

  /** In order of category. */
  List<SeenCategory> categories();

  /**
   * Adds categories. Of one that is known already what {@link SeenCategory#with both say} stays,
   * whichever is saved first.
   */
  void save(Collection<SeenCategory> categories);
}
