package io.github.usageexport.report;

import static io.github.usageexport.report.ReportedWorld.CLOSED;
import static io.github.usageexport.report.ReportedWorld.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.report.ReportedWorld.Row;
import io.github.usageexport.report.Trust.Answer;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.DateRange;
import io.github.usageexport.usage.FailureReason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Yes is said only of what is complete, settled and checked. */
class TrustTest {
  private static final Account ONE = ReportedWorld.account(1, "One");
  private static final Account TWO = ReportedWorld.account(2, "Two");
  private static final Checks PASSED = new Checks(true, 5, 0, 0, List.of(), List.of(), List.of());

  private final ReportedWorld world =
      new ReportedWorld()
          .know(ONE, CLOSED)
          .state(ONE, FIRST, CLOSED, CLOSED, Row.usd("sms-outbound-longcode", 70), Row.total(100));

  @Test
  void closedDaysThatAddUpAreTrusted() {
    assertThat(trust(PASSED)).extracting(Trust::answer).isEqualTo(Answer.YES);
  }

  @Test
  void whatNobodyCheckedIsNotTrustedYetAndSaysSo() {
    Trust trust = trust(Checks.NOT_MADE);

    assertThat(trust.answer()).isEqualTo(Answer.NOT_YET);
    assertThat(trust.reasons()).singleElement().asString().contains("not checked");
  }

  @Test
  void aControlThatFailsIsNo() {
    Trust trust = trust(new Checks(true, 4, 0, 1, List.of(), List.of(), List.of()));

    assertThat(trust.answer()).isEqualTo(Answer.NO);
    assertThat(trust.reasons()).containsExactly("1 control failed.");
  }

  @Test
  void aDayThatMayStillMoveIsNotYet() {
    Instant early = Instant.parse("2026-10-02T01:00:00Z");
    ReportedWorld young =
        new ReportedWorld().know(ONE, early).state(ONE, FIRST, early, early, Row.total(100));

    assertThat(trust(young, PASSED).answer()).isEqualTo(Answer.NOT_YET);
    assertThat(trust(young, PASSED).reasons())
        .containsExactly("1 of 1 account-days are not settled: Twilio may still change them.");
  }

  @Test
  void aMissingAccountIsNoUnlessThereIsNothingToRead() {
    world.know(TWO, CLOSED).fail(TWO, FIRST, FailureReason.NO_DATA);
    assertThat(trust(PASSED).answer()).isEqualTo(Answer.YES);

    world.fail(TWO, FIRST, FailureReason.UNAUTHORISED);
    assertThat(trust(PASSED).answer()).isEqualTo(Answer.NO);
  }

  @Test
  void olderFiguresThatStandInAreNotYet() {
    world.fail(ONE, FIRST, FailureReason.UNAVAILABLE);

    assertThat(trust(PASSED).answer()).isEqualTo(Answer.NOT_YET);
    assertThat(trust(PASSED).reasons()).singleElement().asString().contains("previous values kept");
  }

  @Test
  void anAccountThatTheRunDidNotComeToIsNotYet() {
    ReportedRun run =
        new ReportedRun(
            "run",
            "PARTIAL",
            CLOSED,
            CLOSED,
            null,
            List.of(
                new ReportedRun.Failure(
                    ONE.sid(), FailureReason.NOT_READ, "not read in time", "Run again")));

    Trust trust =
        Trust.in(
            world
                .reports((range, moment) -> PASSED)
                .of(new ReportScope(new DateRange(FIRST, FIRST), null, run)));

    assertThat(trust.answer()).isEqualTo(Answer.NOT_YET);
    assertThat(trust.reasons())
        .containsExactly("1 account not read by this run: previous values kept.");
  }

  private Trust trust(Checks checks) {
    return trust(world, checks);
  }

  private static Trust trust(ReportedWorld world, Checks checks) {
    return Trust.in(
        world
            .reports((range, moment) -> checks)
            .of(new ReportScope(new DateRange(FIRST, FIRST), null, null)));
  }
}
