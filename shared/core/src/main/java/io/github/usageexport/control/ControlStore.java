package io.github.usageexport.control;

import io.github.usageexport.usage.AccountSid;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps what controls compare with. Every failure of the store itself is a {@link
 * io.github.usageexport.snapshot.StoreException}.
 */
public interface ControlStore {

  /**
   * Keeps each reading, unless one of the same kind, account and first day with a greater as_of is
   * kept already. Of two with the same as_of the one that is saved last stays.
   */
  void save(Collection<ControlReading> readings);

  Optional<ControlReading> find(ControlKind kind, AccountSid account, LocalDate firstDay);

  /** Every reading of a month, in order of account, kind and first day. To be closed. */
  Stream<ControlReading> readings(YearMonth month);
}
