package io.github.usageexport.report;

import io.github.usageexport.control.PriceIncident;
import io.github.usageexport.lake.ControlTotalRow;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Counts the rows of {@code control_totals}, and keeps those that do not pass. */
public final class ChecksTally {
  /** More than anyone reads; the lake has all. */
  public static final int MOST_LISTED = 500;

  private final Open warnings = new Open();
  private final Open failures = new Open();
  private long pass;

  /** Days in order of time. */
  public void add(LocalDate day, ControlTotalRow row) {
    switch (row.result()) {
      case OpenControl.FAIL -> failures.add(new OpenControl(day, row));
      case OpenControl.WARN -> warnings.add(new OpenControl(day, row));
      default -> pass++;
    }
  }

  /** What was compared, if anything was, and the prices that came late or fell meanwhile. */
  public Checks checks(List<PriceIncident> incidents) {
    List<OpenControl> listed = new ArrayList<>(failures.listed);
    listed.addAll(warnings.listed);
    return new Checks(
        pass + warnings.count + failures.count > 0,
        pass,
        warnings.count,
        failures.count,
        Stream.concat(failures.kinds(), warnings.kinds()).toList(),
        listed,
        incidents);
  }

  /** Those of one result: counted by kind, and the first of them kept. */
  private static final class Open {
    final List<OpenControl> listed = new ArrayList<>();
    long count;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    void add(OpenControl control) {
      count++;
      kinds.computeIfAbsent(control.row().checkId(), any -> new Kind(control)).add(control);
      if (listed.size() < MOST_LISTED) {
        listed.add(control);
      }
    }

    Stream<ControlGroup> kinds() {
      return kinds.values().stream().map(Kind::group);
    }
  }

  private static final class Kind {
    private final OpenControl first;
    private final Set<Optional<AccountSid>> accounts = new HashSet<>();
    private LocalDate last;
    private long times;

    Kind(OpenControl first) {
      this.first = first;
      this.last = first.day();
    }

    void add(OpenControl control) {
      times++;
      last = control.day();
      accounts.add(Optional.ofNullable(control.row().accountSid()));
    }

    ControlGroup group() {
      return new ControlGroup(first, times, accounts.size(), new DateRange(first.day(), last));
    }
  }
}
