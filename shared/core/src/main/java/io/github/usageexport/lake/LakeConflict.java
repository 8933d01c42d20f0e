package io.github.usageexport.lake;

/** Another writer replaced the partition. Look at what stands there now, and decide again. */
public final class LakeConflict extends LakeException {
  private static final long serialVersionUID = 1L;

  public LakeConflict(String place) {
    super(place + " was replaced by another writer in between; nothing of this one was written");
  }
}
