package io.github.usageexport.control;

import static io.github.usageexport.control.ControlSamples.priced;
import static io.github.usageexport.control.DaySamples.DAY;
import static io.github.usageexport.control.DaySamples.content;
import static io.github.usageexport.control.DaySamples.list;
import static io.github.usageexport.control.DaySamples.moving;
import static io.github.usageexport.control.DaySamples.settled;
import static io.github.usageexport.control.DaySamples.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.QualityFlag;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.Version;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.FailureReason;
import io.github.usageexport.usage.UsagePeriod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each control of one account's day, on a day that is well and on one that is not. */
class AccountDayControlsTest {
  private static final CategoryCatalogue CATALOGUE = CategoryCatalogue.load();
  private static final String LEAF = "calls-inbound-local";
  private static final String OTHER_LEAF = "calls-inbound-mobile";

  private static final Content WELL =
      content(priced("totalprice", 500), priced(LEAF, 300), priced(OTHER_LEAF, 200));

  @Test
  void anAdditiveSumPassesAndItsRestIsNamed() {
    AdditiveSum control = new AdditiveSum(CATALOGUE);
    assertThat(control.check(settled(version(DAY, 1, WELL))))
        .singleElement()
        .extracting(Finding::verdict)
        .isEqualTo(Verdict.PASS);

    Content more =
        content(priced("totalprice", 500), priced(LEAF, 300), priced("brand-new-thing", 150));
    Finding rest = only(control.check(settled(version(DAY, 1, more))));

    assertThat(rest.verdict()).as("Twilio says that the two may differ").isEqualTo(Verdict.WARN);
    assertThat(rest.difference()).contains(Amount.parse("-2"));
    assertThat(rest.explanation()).contains("2 usd", "residual", "1.5 usd: brand-new-thing");
  }

  @Test
  void aPriceWithoutACurrencyIsInThatOfTotalprice() {
    Content content = content(priced("totalprice", 500), without(priced(LEAF, 500)));
    assertThat(content.isCurrencyMixed()).isFalse();
    assertThat(only(new AdditiveSum(CATALOGUE).check(settled(version(DAY, 1, content)))).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(new OneCurrency().check(settled(version(DAY, 1, content)))).isEmpty();
  }

  @Test
  void aCurrencyIsTheSameInCapitals() {
    StatedAmounts capitals = priced(LEAF, 500);
    Content content = content(priced("totalprice", 500), in("USD", capitals));
    assertThat(content.isCurrencyMixed()).isFalse();
    assertThat(new OneCurrency().check(settled(version(DAY, 1, content)))).isEmpty();
    assertThat(content(priced("totalprice", 500), in("eur", capitals)).isCurrencyMixed()).isTrue();
  }

  private static StatedAmounts without(StatedAmounts row) {
    return in(null, row);
  }

  private static StatedAmounts in(@Nullable String currency, StatedAmounts row) {
    return new StatedAmounts(
        row.category(), null, null, null, row.usage(), "usd", row.price(), currency);
  }

  @Test
  void aDayWithoutAnyAmountAddsUp() {
    assertThat(new AdditiveSum(CATALOGUE).check(settled(version(DAY, 1, content()))))
        .singleElement()
        .extracting(Finding::verdict)
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void aTotalThatIsNotStatedIsNoTotalOfZero() {
    Finding found =
        only(new AdditiveSum(CATALOGUE).check(settled(version(DAY, 1, content(priced(LEAF, 1))))));
    assertThat(found.explanation()).contains("no totalprice");
    assertThat(found.verdict()).isEqualTo(Verdict.WARN);
  }

  @Test
  void aCategoryEqualsItsPartsOrTheEdgeIsReported() {
    CategoryChildren control = new CategoryChildren(CATALOGUE);
    Content well =
        content(priced("calls-inbound", 500), priced(LEAF, 300), priced(OTHER_LEAF, 200));
    assertThat(only(control.check(settled(version(DAY, 1, well)))).verdict())
        .isEqualTo(Verdict.PASS);

    Content ill = content(priced("calls-inbound", 501), priced(LEAF, 300), priced(OTHER_LEAF, 200));
    assertThat(only(control.check(settled(version(DAY, 1, ill)))).verdict())
        .as("a cent shows")
        .isEqualTo(Verdict.WARN);

    Content worse = content(priced("calls-inbound", 700), priced(LEAF, 300));
    Finding found = only(control.check(settled(version(DAY, 1, worse))));
    assertThat(found.verdict()).isEqualTo(Verdict.WARN);
    assertThat(found.category()).isEqualTo(new Category("calls-inbound"));
    assertThat(found.difference()).contains(Amount.parse("4"));
  }

  @Test
  void aCategoryMayHoldThoseThatAreAlsoCountedInIt() {
    Content content =
        content(priced("sms", 350), priced("sms-outbound", 300), priced("authy-sms-outbound", 50));
    Content nested = content(priced("sms", 300), priced("sms-outbound", 300));
    CategoryChildren control = new CategoryChildren(CATALOGUE);

    assertThat(control.check(settled(version(DAY, 1, content))))
        .noneMatch(finding -> new Category("sms").equals(finding.category()));
    assertThat(control.check(settled(version(DAY, 1, nested))))
        .noneMatch(finding -> new Category("sms").equals(finding.category()));
  }

  @Test
  void twoCurrenciesFail() {
    StatedAmounts euro =
        new StatedAmounts(
            new Category(LEAF), null, null, null, Amount.ZERO, null, Amount.parse("1"), "EUR");
    assertThat(new OneCurrency().check(settled(version(DAY, 1, WELL)))).isEmpty();

    Finding found =
        only(
            new OneCurrency()
                .check(moving(version(DAY, 1, content(priced("totalprice", 1), euro)))));
    assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(found.explanation()).contains("eur and usd");
  }

  @Test
  void anEmptiedDayFailsWhateverItsState() {
    Version first = version(DAY, 1, WELL);
    assertThat(new Emptied().check(settled(first))).isEmpty();

    Finding found =
        only(new Emptied().check(moving(first, version(DAY, 2, content(), QualityFlag.EMPTIED))));
    assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(found.expected()).isEqualTo(Amount.parse("5"));
    assertThat(found.actual()).isEqualTo(Amount.ZERO);
  }

  @Test
  void aRowThatVanishesMustTakeItsPriceFromTheTotal() {
    AbsentRows control = new AbsentRows(CATALOGUE);
    Version first = version(DAY, 1, WELL);
    Content fell = content(priced("totalprice", 300), priced(LEAF, 300));
    Content stayed = content(priced("totalprice", 500), priced(LEAF, 300));

    assertThat(control.check(settled(first, version(DAY, 2, fell)))).isEmpty();
    Finding found = only(control.check(settled(first, version(DAY, 2, stayed))));

    assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(found.expected()).isEqualTo(Amount.parse("-2"));
    assertThat(found.explanation()).contains(OTHER_LEAF);
    assertThat(only(control.check(moving(first, version(DAY, 2, stayed)))).verdict())
        .isEqualTo(Verdict.WARN);
  }

  @Test
  void aRowThatVanishedIsRememberedUntilItIsStatedAgain() {
    AbsentRows control = new AbsentRows(CATALOGUE);
    Version first = version(DAY, 1, WELL);
    Version lost = version(DAY, 2, content(priced("totalprice", 500), priced(LEAF, 300)));
    Version later = version(DAY, 3, content(priced("totalprice", 501), priced(LEAF, 301)));

    assertThat(control.check(settled(first, lost, later))).hasSize(1);
    assertThat(control.check(settled(first, lost, version(DAY, 3, WELL)))).isEmpty();
  }

  @Test
  void aListShorterThanTheDayBeforeIsAWarning() {
    UsageDays days = new UsageDays();
    PagesComplete control = new PagesComplete();

    assertThat(
            control.check(DaySamples.after(days.before(LEAF, "x", "y"), days.of(LEAF, "x", "y"))))
        .isEmpty();
    Finding found =
        only(control.check(DaySamples.after(days.before(LEAF, "x", "y"), days.of(LEAF, "x"))));
    assertThat(found.verdict()).isEqualTo(Verdict.WARN);
    assertThat(found.explanation()).contains("stated y the day before");
    assertThat(control.check(DaySamples.after(days.before(LEAF, "x"), days.of(LEAF))))
        .as("zeros are not stated: a missing category may be an unused one")
        .isEmpty();
  }

  /** Two neighbouring days of one used category; the others are stated as zero. */
  private static final class UsageDays {
    private final Content content = content(priced(LEAF, 1));

    Version before(String... stated) {
      return version(UsagePeriod.day(DAY.firstDay().minusDays(1)), 1, content, list(stated));
    }

    Version of(String... stated) {
      return version(DAY, 1, content, list(stated));
    }
  }

  @Test
  void aReadingThatWasRefusedForItsPagesFails() {
    Version older = version(DAY, 1, WELL);
    PagesComplete control = new PagesComplete();

    assertThat(
            only(control.check(DaySamples.failing(FailureReason.INVALID_RECORD, older))).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(control.check(DaySamples.unread(FailureReason.INVALID_PAGING))).hasSize(1);
    assertThat(control.check(DaySamples.failing(FailureReason.UNAVAILABLE, older))).isEmpty();
  }

  @Test
  void noVersionIsMissing() {
    VersionsAddUp control = new VersionsAddUp();
    Version first = version(DAY, 1, WELL);
    Version second = version(DAY, 2, content(priced("totalprice", 700), priced(LEAF, 700)));
    Version third = version(DAY, 3, WELL);

    assertThat(control.check(settled(first, second, third))).isEmpty();
    assertThat(only(control.check(settled(first, third))).explanation())
        .contains("version 2 is missing");
  }

  @Test
  void everyVersionIsWhatWasRecorded() {
    VersionsAddUp control = new VersionsAddUp();
    Version first = version(DAY, 1, WELL);
    Version damaged =
        version(DAY, 1, new Content(WELL.digest(), content(priced("totalprice", 499)).rows()));
    Version second = version(DAY, 2, content(priced("totalprice", 700), priced(LEAF, 700)));

    Finding current = only(control.check(settled(damaged)));
    Finding former = only(control.check(settled(damaged, second)));

    assertThat(current.explanation()).contains("version 1 is not what was recorded");
    assertThat(former.explanation()).contains("version 1 is not what was recorded");
    assertThat(former.difference()).as("of two versions one").contains(Amount.parse("-1"));
    assertThat(control.check(settled(first, second))).isEmpty();
  }

  @Test
  void eachVersionTookThePlaceOfTheOneBefore() {
    VersionsAddUp control = new VersionsAddUp();
    Version first = version(DAY, 1, WELL);
    Version second = version(DAY, 2, content(priced("totalprice", 700), priced(LEAF, 700)));
    Version aside = version(DAY, 3, content(priced("totalprice", 1)), QualityFlag.OUT_OF_ORDER);
    Version fourth = version(DAY, 4, WELL);

    assertThat(only(control.check(settled(first, second, aside, fourth))).explanation())
        .as("it says that it replaced one that was never current")
        .contains("version 4 does not follow version 2");
    assertThat(only(control.check(settled(first, second, aside))).explanation())
        .contains("version 3 is shown, and the last is 2");
  }

  private static Finding only(List<Finding> findings) {
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }
}
