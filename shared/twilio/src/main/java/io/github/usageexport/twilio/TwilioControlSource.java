package io.github.usageexport.twilio;

import io.github.usageexport.collect.ControlSource;
import io.github.usageexport.run.ControlSlice;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsageRecord;
import java.time.Duration;
import java.util.List;

/** Reads controls, less patiently than days: nothing that is exported hangs on them. */
final class TwilioControlSource implements ControlSource {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final UsageListReader lists;

  TwilioControlSource(TwilioClient client) {
    this.lists = new UsageListReader(client, PATIENCE);
  }

  @Override
  public List<UsageRecord> read(ControlSlice slice) throws UnreadableException {
    ControlList list = new ControlList(slice.kind(), slice.days().account().sid(), slice.range());
    return lists
        .read(list)
        .map(UsageListReader.Whole::rows)
        .orElseThrow(
            () ->
                new UnreadableException(
                    FailureReason.NO_DATA,
                    "Twilio says that it holds no %s".formatted(slice),
                    "Nothing: the days are not compared with it"));
  }
}
