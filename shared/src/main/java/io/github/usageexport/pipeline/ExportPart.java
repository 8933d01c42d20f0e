package io.github.usageexport.pipeline;

import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation of export-usage is handed: the partitions of one period, or the dataset of
 * accounts.
 *
 * @param part {@code accounts}, or granularity and period such as {@code daily/2026-10-01}
 */
public record ExportPart(String runId, String part) {
  /** The part that is the dataset of accounts. */
  static final String ACCOUNTS = "accounts";

  private static final Pattern SEPARATOR = Pattern.compile("/");

  public ExportPart {
    if (!part.equals(ACCOUNTS)) {
      period(part);
    }
  }

  /**
   * Reads a part as Lambda hands it to a function.
   *
   * @throws InvalidRequestException naming the key that is missing or of the wrong type
   */
  public static ExportPart of(Map<String, ? extends @Nullable Object> event) {
    RequestFields fields = new RequestFields(event);
    return new ExportPart(fields.required("runId"), fields.required("part"));
  }

  static String of(UsagePeriod period) {
    return period.granularity().word() + "/" + period.key();
  }

  /** Exports this part. */
  public ExportOutcome export(ExportUsage stage) {
    return part.equals(ACCOUNTS) ? stage.exportAccounts(runId) : stage.export(runId, period(part));
  }

  private static UsagePeriod period(String part) {
    String[] words = SEPARATOR.split(part, 2);
    if (words.length < 2) {
      throw new IllegalArgumentException(
          "'%s' is no part of an export: accounts, or one such as daily/2026-10-01"
              .formatted(part));
    }
    return UsagePeriod.of(Granularity.of(words[0]), words[1]);
  }
}
