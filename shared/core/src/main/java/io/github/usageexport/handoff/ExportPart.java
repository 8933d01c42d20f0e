package io.github.usageexport.handoff;

import io.github.usageexport.export.ExportUsage;
import io.github.usageexport.run.ExportOutcome;
import io.github.usageexport.run.ExportPlan;
import io.github.usageexport.run.InvalidRequestException;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation of export-usage is handed: the partitions of one period, what controls found
 * about a month, a partition to begin, or a dataset of one file.
 *
 * @param part {@code accounts}, {@code categories}, granularity and period such as {@code
 *     daily/2026-10-01}, the first day of a month such as {@code controls/2026-10-01}, or a longer
 *     period such as {@code begin/monthly/2026-10}
 */
public record ExportPart(String runId, String part) {
  /** The part that is the dataset of accounts. */
  static final String ACCOUNTS = "accounts";

  /** The part that is the dataset of categories. */
  static final String CATEGORIES = "categories";

  private static final String CONTROLS = "controls/";
  private static final String BEGIN = "begin/";

  private static final Pattern SEPARATOR = Pattern.compile("/");

  public ExportPart {
    if (part.startsWith(BEGIN)) {
      period(part.substring(BEGIN.length()));
    } else if (!part.equals(ACCOUNTS) && !part.equals(CATEGORIES) && !part.startsWith(CONTROLS)) {
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

  /** Every part of a run; categories come after what was collected, as all of them do. */
  static List<String> all(ExportPlan plan) {
    return Stream.of(
            Stream.of(ACCOUNTS, CATEGORIES),
            plan.periods().stream().map(ExportPart::of),
            plan.controlDays().stream().map(day -> CONTROLS + day.key()),
            plan.begun().stream().map(period -> BEGIN + of(period)))
        .flatMap(parts -> parts)
        .toList();
  }

  /** Exports this part. */
  public ExportOutcome export(ExportUsage stage) {
    if (part.startsWith(CONTROLS)) {
      return stage.exportControls(
          runId, UsagePeriod.of(Granularity.DAILY, part.substring(CONTROLS.length())));
    }
    if (part.startsWith(BEGIN)) {
      return stage.begin(runId, period(part.substring(BEGIN.length())));
    }
    return switch (part) {
      case ACCOUNTS -> stage.exportAccounts(runId);
      case CATEGORIES -> stage.exportCategories(runId);
      default -> stage.export(runId, period(part));
    };
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
