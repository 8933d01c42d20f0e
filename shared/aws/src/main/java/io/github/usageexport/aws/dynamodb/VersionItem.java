package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.Settlement;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.UsagePeriod;
import java.time.Instant;

/**
 * A version as an item: in clear what people look for, packed what programs need. Account, period,
 * as_of and digest are in clear in its key.
 */
record VersionItem(ContentItem contents, Settlement settlement) {
  private static final String NUMBER = "version";
  private static final String OBSERVED_AT = "observed_at";
  private static final String DETAILS = "details";

  static ItemKey key(Version version) {
    return ItemKey.version(
        version.account().sid(),
        version.period(),
        version.asOf(),
        version.content().shortDigest(),
        version.number());
  }

  ItemWriter write(Version version) {
    ItemWriter item =
        ItemWriter.at(key(version))
            .number(NUMBER, version.number())
            .instant(OBSERVED_AT, version.observedAt())
            // As Twilio's statement made it then; what it became since is the head's to say.
            .text(
                "state", settlement.state(version.period(), version.asOf(), version.asOf()).name())
            .bytes(
                DETAILS, VersionPacking.pack(VersionPacking.Details.of(version), version.asOf()));
    return contents.write(item, version.content());
  }

  Version read(AccountSid account, UsagePeriod period, Item item) {
    String[] words = item.text(TableDefinition.SORT_KEY).split("#");
    Instant asOf = Instant.parse(words[3]);
    Content content = contents.read(item);
    if (!content.shortDigest().equals(words[4])) {
      throw item.damaged("its content has another digest than its key");
    }
    VersionPacking.Details details =
        VersionPacking.unpack(item, item.bytes(DETAILS), account, asOf);
    return new Version(
        details.account(),
        period,
        Math.toIntExact(item.number(NUMBER)),
        asOf,
        item.instant(OBSERVED_AT),
        details.runId(),
        content,
        details.categories(),
        details.categoriesStated(),
        details.flags(),
        details.replaced());
  }
}
