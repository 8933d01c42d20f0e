package io.github.usageexport.control;

import java.util.Collection;
import java.util.List;

/** Keeps every category that Twilio ever stated. */
public interface CategoryStore {

  /** In order of category. */
  List<SeenCategory> categories();

  /**
   * Adds categories. Of one that is known already the earlier first_seen and the later last_seen
   * stay, and the units of the later last_seen.
   */
  void save(Collection<SeenCategory> categories);
}
