package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.control.ControlKind;
import io.github.usageexport.snapshot.InstantText;
import io.github.usageexport.snapshot.SliceKey;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.Granularity;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where an item lies; see the package for all there are. */
record ItemKey(String partition, String sort) {
  private static final String META = "META";
  private static final Pattern SEPARATOR = Pattern.compile("#");

  /** What the sort keys of all heads of an account begin with. */
  static final String HEADS = "HEAD#";

  static final String ACCOUNTS = "ACCOUNTS";
  static final String RUNS = "RUNS";
  static final String CATEGORY_NAMES = "CATEGORY_NAMES";
  static final ItemKey STORE = new ItemKey("STORE", META);

  static ItemKey account(AccountSid account) {
    return new ItemKey(ACCOUNTS, account.value());
  }

  static ItemKey head(SliceKey key) {
    return new ItemKey(
        partition(key.account()), HEADS + key.granularity().word() + "#" + key.bucket().key());
  }

  /** The slice whose head has this sort key. */
  static SliceKey slice(AccountSid account, String sort) {
    String[] words = SEPARATOR.split(sort, 3);
    Granularity granularity = Granularity.of(words[1]);
    Granularity bucket = granularity == Granularity.DAILY ? Granularity.MONTHLY : granularity;
    return new SliceKey(account, granularity, UsagePeriod.of(bucket, words[2]));
  }

  /** The partition of all that is recorded of an account. */
  static String partition(AccountSid account) {
    return "ACCT#" + account;
  }

  /** What the sort keys of all versions of a period begin with. */
  static String versions(UsagePeriod period) {
    return "SNAP#" + period.granularity().word() + "#" + period.key() + "#";
  }

  /** What the sort keys of versions of this content and as_of begin with. */
  static String versions(UsagePeriod period, Instant asOf, String shortDigest) {
    return versions(period) + InstantText.of(asOf) + "#" + shortDigest + "#";
  }

  static ItemKey version(
      AccountSid account, UsagePeriod period, Instant asOf, String shortDigest, int number) {
    return new ItemKey(
        partition(account),
        versions(period, asOf, shortDigest) + String.format(Locale.ROOT, "%06d", number));
  }

  static ItemKey categories(String digest) {
    return new ItemKey("CATEGORIES#" + digest, META);
  }

  static ItemKey categoryName(Category category) {
    return new ItemKey(CATEGORY_NAMES, category.name());
  }

  static ItemKey part(String sha256, int number) {
    return new ItemKey("PARTS#" + sha256, String.format(Locale.ROOT, "%04d", number));
  }

  static ItemKey run(String runId) {
    return new ItemKey(RUNS, runId);
  }

  /** The partition of how a run's slices ended. */
  static String outcomes(String runId) {
    return "RUN#" + runId;
  }

  /** The partition of all control readings of a month. */
  static String controls(YearMonth month) {
    return "CONTROLS#" + month;
  }

  static ItemKey control(ControlKind kind, AccountSid account, LocalDate firstDay) {
    return new ItemKey(
        controls(YearMonth.from(firstDay)),
        String.join("#", account.value(), kind.name(), firstDay.toString()));
  }

  Map<String, AttributeValue> attributes() {
    return Map.of(
        TableDefinition.PARTITION_KEY,
        AttributeValue.fromS(partition),
        TableDefinition.SORT_KEY,
        AttributeValue.fromS(sort));
  }

  @Override
  public String toString() {
    return partition + " " + sort;
  }
}
