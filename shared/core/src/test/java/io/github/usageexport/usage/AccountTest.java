package io.github.usageexport.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountTest {
  private static final AccountSid PARENT = new AccountSid("AC" + "0".repeat(32));
  private static final AccountSid CHILD = new AccountSid("AC" + "1".repeat(32));
  private static final DateRange OCTOBER =
      new DateRange(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-31"));

  private static Account created(@Nullable String when) {
    return new Account(
        CHILD, "Acme", AccountStatus.ACTIVE, PARENT, when == null ? null : Instant.parse(when));
  }

  @Test
  void aParentOwnsItself() {
    assertThat(created(null).isParent()).isFalse();
    assertThat(new Account(PARENT, "", AccountStatus.CLOSED, PARENT, null).isParent()).isTrue();
  }

  @Test
  void itsFirstDayIsTheGmtDayOfItsCreation() {
    assertThat(created("2026-10-15T23:59:59.999Z").firstDay())
        .contains(LocalDate.parse("2026-10-15"));
    assertThat(created("2026-10-16T00:00:00Z").firstDay()).contains(LocalDate.parse("2026-10-16"));
    assertThat(created(null).firstDay()).isEmpty();
  }

  @Test
  void livesFromThatDayOn() {
    assertThat(created("2026-10-15T12:00:00Z").lifeWithin(OCTOBER))
        .contains(new DateRange(LocalDate.parse("2026-10-15"), OCTOBER.end()));
    assertThat(created("2026-10-31T23:00:00Z").lifeWithin(OCTOBER))
        .contains(new DateRange(OCTOBER.end(), OCTOBER.end()));
    assertThat(created("2026-11-01T00:00:00Z").lifeWithin(OCTOBER)).isEmpty();
    assertThat(created("2019-01-01T00:00:00Z").lifeWithin(OCTOBER)).contains(OCTOBER);
    assertThat(created(null).lifeWithin(OCTOBER)).contains(OCTOBER);
  }

  @Test
  void livesInAPeriodThatItsFirstDayTouches() {
    Account account = created("2026-10-15T12:00:00Z");
    assertThat(account.livesIn(UsagePeriod.of(Granularity.DAILY, "2026-10-14"))).isFalse();
    assertThat(account.livesIn(UsagePeriod.of(Granularity.DAILY, "2026-10-15"))).isTrue();
    assertThat(account.livesIn(UsagePeriod.of(Granularity.MONTHLY, "2026-10"))).isTrue();
    assertThat(account.livesIn(UsagePeriod.of(Granularity.MONTHLY, "2026-09"))).isFalse();
    assertThat(account.livesIn(UsagePeriod.of(Granularity.ALL_TIME, "all"))).isTrue();
  }

  @Test
  void keepsAStatusThatTwilioAdds() {
    assertThat(new AccountStatus("frozen")).hasToString("frozen");
    assertThatThrownBy(() -> new AccountStatus(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an account status is a word such as active");
  }
}
