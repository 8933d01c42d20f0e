package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.StoreException;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.snapshot.VersionCodecReader;
import io.github.usageexport.snapshot.VersionCodecWriter;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Packs what a version says besides its content and besides what its item shows in clear: the
 * format's number in one byte, then the fields. With a content of 25 rows it has to fit one unit.
 */
final class VersionPacking {
  static final byte FORMAT = 1;

  private static final int DIGEST_BYTES = 32;
  private static final int CREATED = 1;
  private static final int REPLACED = 2;

  /** A flag's place is its bit for ever; new ones are added at the end. */
  private static final List<QualityFlag> FLAGS =
      List.of(
          QualityFlag.PRICE_PENDING,
          QualityFlag.PRICE_DROP,
          QualityFlag.RESTATED_AFTER_SETTLED,
          QualityFlag.RESTATED_AFTER_CLOSED,
          QualityFlag.UNKNOWN_CATEGORY,
          QualityFlag.AS_OF_CONFLICT,
          QualityFlag.AS_OF_MIXED,
          QualityFlag.AS_OF_INFERRED,
          QualityFlag.OUT_OF_ORDER,
          QualityFlag.CURRENCY_MIXED,
          QualityFlag.EMPTIED,
          QualityFlag.AMOUNT_ROUNDED);

  private VersionPacking() {}

  /** What an item keeps packed. */
  record Details(
      Account account,
      String runId,
      String categories,
      int categoriesStated,
      Set<QualityFlag> flags,
      Version.@Nullable Replaced replaced) {

    static Details of(Version version) {
      return new Details(
          version.account(),
          version.runId(),
          version.categories(),
          version.categoriesStated(),
          version.flags(),
          version.replaced());
    }
  }

  /**
   * @param asOf of the version, which other instants are near
   */
  static byte[] pack(Details details, Instant asOf) {
    VersionCodecWriter out = new VersionCodecWriter();
    out.raw(new byte[] {FORMAT});
    Instant created = details.account().dateCreated();
    Version.Replaced replaced = details.replaced();
    out.number((created == null ? 0 : CREATED) | (replaced == null ? 0 : REPLACED));
    out.text(details.account().name());
    out.text(details.account().status().value());
    IdPacking.write(out, details.account().parent().value());
    if (created != null) {
      InstantPacking.write(out, Instant.EPOCH, created);
    }
    IdPacking.write(out, details.runId());
    out.raw(HexFormat.of().parseHex(details.categories()));
    out.number(details.categoriesStated());
    out.number(details.flags().stream().mapToLong(flag -> 1L << FLAGS.indexOf(flag)).sum());
    if (replaced != null) {
      out.number(replaced.number());
      InstantPacking.write(out, asOf, replaced.asOf());
      InstantPacking.write(out, replaced.asOf(), replaced.observedAt());
      InstantPacking.write(out, asOf, replaced.confirmedAsOf());
    }
    return out.written();
  }

  /**
   * @throws StoreException if the bytes are of a newer format, or damaged
   */
  static Details unpack(Item item, byte[] packed, AccountSid account, Instant asOf) {
    if (packed.length == 0 || packed[0] != FORMAT) {
      throw new StoreException(
          "The item %s of the table is packed in format %s, written by a newer version of Usage"
                  .formatted(item.key(), packed.length == 0 ? 0 : packed[0] & 0xFF)
              + " Export than this one, which reads format %s: update Usage Export"
                  .formatted(FORMAT));
    }
    try {
      VersionCodecReader in = new VersionCodecReader(packed);
      in.raw(1);
      Details details = read(in, account, asOf);
      if (!in.isAtEnd()) {
        throw new IllegalArgumentException("bytes are left over");
      }
      return details;
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException
        | DateTimeException e) {
      throw item.damaged(String.valueOf(e.getMessage()));
    }
  }

  private static Details read(VersionCodecReader in, AccountSid sid, Instant asOf) {
    long marks = in.number();
    String name = in.requiredText();
    AccountStatus status = new AccountStatus(in.requiredText());
    AccountSid parent = new AccountSid(IdPacking.read(in));
    Instant created = (marks & CREATED) == 0 ? null : InstantPacking.read(in, Instant.EPOCH);
    return new Details(
        new Account(sid, name, status, parent, created),
        IdPacking.read(in),
        HexFormat.of().formatHex(in.raw(DIGEST_BYTES)),
        Math.toIntExact(in.number()),
        flags(in.number()),
        (marks & REPLACED) == 0 ? null : replaced(in, asOf));
  }

  private static Version.Replaced replaced(VersionCodecReader in, Instant asOf) {
    int number = Math.toIntExact(in.number());
    Instant replacedAsOf = InstantPacking.read(in, asOf);
    return new Version.Replaced(
        number, replacedAsOf, InstantPacking.read(in, replacedAsOf), InstantPacking.read(in, asOf));
  }

  private static Set<QualityFlag> flags(long bits) {
    Set<QualityFlag> flags = EnumSet.noneOf(QualityFlag.class);
    for (int bit = 0; bit < Long.SIZE; bit++) {
      if ((bits >>> bit & 1) == 1) {
        flags.add(FLAGS.get(bit));
      }
    }
    return flags;
  }
}
