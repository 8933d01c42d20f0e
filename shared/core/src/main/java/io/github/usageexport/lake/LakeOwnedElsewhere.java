package io.github.usageexport.lake;

/** The lake belongs to another store. Only adopting it makes it writable for this one. */
public final class LakeOwnedElsewhere extends LakeException {
  private static final long serialVersionUID = 1L;

  private final transient LakeOwner owner;

  public LakeOwnedElsewhere(String location, LakeOwner owner, LakeOwner refused) {
    super(
        ("The lake %s belongs to the store %s (%s) since %s; this store is %s (%s)."
                + " Name another lake with --lake, or take this one over with --adopt-lake")
            .formatted(
                location,
                owner.store(),
                owner.description(),
                owner.since(),
                refused.store(),
                refused.description()));
    this.owner = owner;
  }

  /** The store that the lake belongs to. */
  public LakeOwner owner() {
    return owner;
  }
}
