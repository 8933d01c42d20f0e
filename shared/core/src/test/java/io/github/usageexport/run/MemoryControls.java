package io.github.usageexport.run;

import io.github.usageexport.control.ControlKind;
import io.github.usageexport.control.ControlReading;
import io.github.usageexport.control.ControlStore;
import io.github.usageexport.usage.AccountSid;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Control readings in memory. */
public final class MemoryControls implements ControlStore {
  private final TreeSet<ControlReading> readings = new TreeSet<>(ControlReading.ORDER);

  @Override
  public synchronized void save(Collection<ControlReading> saved) {
    for (ControlReading reading : saved) {
      Optional<ControlReading> known = find(reading.kind(), reading.account(), reading.firstDay());
      if (known.isEmpty() || !known.get().asOf().isAfter(reading.asOf())) {
        known.ifPresent(readings::remove);
        readings.add(reading);
      }
    }
  }

  @Override
  public synchronized Optional<ControlReading> find(
      ControlKind kind, AccountSid account, LocalDate firstDay) {
    return readings.stream()
        .filter(reading -> reading.kind() == kind && reading.account().equals(account))
        .filter(reading -> reading.firstDay().equals(firstDay))
        .findFirst();
  }

  @Override
  public synchronized Stream<ControlReading> readings(YearMonth month) {
    return List.copyOf(readings).stream().filter(reading -> reading.month().equals(month));
  }
}
