package io.github.usageexport.collect;

import io.github.usageexport.run.ControlSlice;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.UsageRecord;
import java.util.List;

/** Port: what Twilio states besides the days of one account. */
public interface ControlSource {

  /**
   * Reads every record of a control, each category of a period once.
   *
   * @throws UnreadableException if any of it cannot be read or cannot be true; with NO_DATA if
   *     Twilio says that it holds none
   */
  List<UsageRecord> read(ControlSlice slice) throws UnreadableException;
}
