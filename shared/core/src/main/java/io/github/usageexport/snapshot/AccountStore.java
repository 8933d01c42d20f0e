package io.github.usageexport.snapshot;

import java.util.Collection;
import java.util.List;

/** Keeps every account ever listed. */
public interface AccountStore {

  /** In order of account SID. */
  List<KnownAccount> accounts();

  void save(Collection<KnownAccount> accounts);
}
