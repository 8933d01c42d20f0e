package io.github.usageexport.control;

import static io.github.usageexport.control.ControlSamples.costing;
import static io.github.usageexport.control.ControlSamples.failed;
import static io.github.usageexport.control.ControlSamples.priced;
import static io.github.usageexport.control.ControlSamples.range;
import static io.github.usageexport.control.ControlSamples.stated;
import static io.github.usageexport.control.DaySamples.DAY;
import static io.github.usageexport.control.DaySamples.STATED;
import static io.github.usageexport.control.DaySamples.content;
import static io.github.usageexport.control.DaySamples.moving;
import static io.github.usageexport.control.DaySamples.settled;
import static io.github.usageexport.control.DaySamples.unread;
import static io.github.usageexport.control.DaySamples.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.FailureReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is compared over all accounts of a day. */
class AccountsTogetherTest {
  private static final CategoryCatalogue CATALOGUE = CategoryCatalogue.load();
  private static final Instant SAME_MOMENT = STATED.plusSeconds(7_200);

  private static ControlReading tree(long cents, Instant asOf) {
    return stated(ControlKind.TREE, 0, range(20, 20), asOf, costing(cents));
  }

  private static Finding rollup(ControlReading tree, AccountDay... days) {
    return find(ControlCheck.PARENT_ROLLUP, Optional.of(tree), days);
  }

  private static Finding find(
      ControlCheck check, Optional<ControlReading> tree, AccountDay... days) {
    DayControls controls = new DayControls(CATALOGUE, tree, true);
    for (AccountDay day : days) {
      controls.add(day, true);
    }
    return controls.together().stream()
        .filter(finding -> finding.check() == check)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theAccountsMakeTheTree() {
    AccountDay day = settled(version(DAY, 1, costing(150)));

    assertThat(rollup(tree(300, SAME_MOMENT), day, day).verdict()).isEqualTo(Verdict.PASS);
    Finding found = rollup(tree(400, SAME_MOMENT), day, day);
    assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(found.expected()).isEqualTo(Amount.parse("4"));
    assertThat(found.difference()).contains(Amount.parse("-1"));
  }

  @Test
  void whatMayStillMoveOrWasStatedAtAnotherMomentIsAWarning() {
    AccountDay day = settled(version(DAY, 1, costing(150)));

    assertThat(rollup(tree(400, SAME_MOMENT), moving(version(DAY, 1, costing(150)))).verdict())
        .isEqualTo(Verdict.WARN);
    Finding older = rollup(tree(400, STATED), day);
    assertThat(older.verdict()).isEqualTo(Verdict.WARN);
    assertThat(older.explanation()).contains("restated after");
    Finding newer = rollup(tree(400, SAME_MOMENT.plusSeconds(86_400)), day);
    assertThat(newer.verdict()).isEqualTo(Verdict.WARN);
    assertThat(newer.explanation()).contains("last read before");
  }

  @Test
  void theCategoriesThatAreApartAreNamed() {
    Content sum = content(priced("totalprice", 900), priced("sms", 400), priced("calls", 500));
    ControlReading tree = stated(ControlKind.TREE, 0, range(20, 20), SAME_MOMENT, sum);
    Content own = content(priced("totalprice", 500), priced("calls", 500));

    assertThat(rollup(tree, settled(version(DAY, 1, own))).explanation())
        .contains("sms by -4 usd")
        .doesNotContain("calls by");
  }

  @Test
  void aTreeIsNotComparedWithoutAllAccountsOrWithoutAnAnswer() {
    AccountDay day = settled(version(DAY, 1, costing(150)));

    assertThat(rollup(tree(150, SAME_MOMENT), day, unread(FailureReason.UNAVAILABLE)).explanation())
        .startsWith("Not compared");
    ControlReading none =
        failed(ControlKind.TREE, 0, range(20, 20), STATED, FailureReason.UNAUTHORISED);
    assertThat(rollup(none, day).verdict()).isEqualTo(Verdict.WARN);
    assertThat(rollup(none, day).explanation()).contains("UNAUTHORISED");
  }

  @Test
  void everyAccountThatCouldBeReadWasObserved() {
    AccountDay day = settled(version(DAY, 1, costing(150)));
    Finding well =
        find(
            ControlCheck.ACCOUNTS_OBSERVED,
            Optional.empty(),
            day,
            unread(FailureReason.ACCOUNT_GONE),
            unread(FailureReason.NO_DATA));
    assertThat(well.verdict()).isEqualTo(Verdict.PASS);
    assertThat(well.expected()).isEqualTo(Amount.parse("1"));

    Finding ill =
        find(
            ControlCheck.ACCOUNTS_OBSERVED,
            Optional.empty(),
            day,
            unread(FailureReason.UNAVAILABLE));
    assertThat(ill.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(ill.difference()).contains(Amount.parse("-1"));
    assertThat(find(ControlCheck.ACCOUNTS_OBSERVED, Optional.empty(), day, unread(null)).verdict())
        .as("not asked for is no failure")
        .isEqualTo(Verdict.WARN);
  }

  @Test
  void whatIsExceptionalShowsOnceForAllWhereAllIsWell() {
    DayControls controls = new DayControls(CATALOGUE, Optional.empty(), true);
    AccountDay day = settled(version(DAY, 1, costing(150)));

    List<Finding> ofAccount = controls.add(day, true);

    assertThat(ofAccount)
        .extracting(Finding::check)
        .containsExactly(ControlCheck.ADDITIVE_SUM, ControlCheck.CATEGORY_CHILDREN);
    assertThat(controls.together())
        .filteredOn(finding -> finding.check().isExceptional())
        .hasSize(5)
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.PASS));
  }
}
