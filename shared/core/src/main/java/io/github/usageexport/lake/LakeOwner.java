package io.github.usageexport.lake;

import java.time.Instant;

/**
 * The store that a lake belongs to.
 *
 * @param store the store's identity, which no other store has
 * @param description the store in words that an operator knows it by
 * @param since when it claimed or adopted the lake
 */
public record LakeOwner(String store, String description, Instant since) {
  public LakeOwner {
    if (store.isBlank()) {
      throw new IllegalArgumentException("a store without an identity cannot own a lake");
    }
  }

  public boolean sameStore(LakeOwner other) {
    return store.equals(other.store);
  }
}
