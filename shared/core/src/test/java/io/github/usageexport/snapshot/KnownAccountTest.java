package io.github.usageexport.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.AccountStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownAccountTest {
  private static final AccountSid SID = new AccountSid("AC11111111111111111111111111111111");
  private static final Instant FIRST = Instant.parse("2026-11-24T02:00:01Z");
  private static final Instant EARLIER = FIRST.minusSeconds(1);
  private static final Instant LATER = FIRST.plusSeconds(1);

  private static Account account(AccountStatus status) {
    return new Account(SID, "An account", status, SID, null);
  }

  @Test
  void aListOfBeforeItWasFirstSeenMovesNoMomentBack() {
    KnownAccount known = KnownAccount.firstSeen(account(AccountStatus.ACTIVE), FIRST);

    assertThat(known.listedAgain(account(AccountStatus.ACTIVE), EARLIER)).isEqualTo(known);
    assertThat(known.listedAgain(account(AccountStatus.SUSPENDED), EARLIER))
        .isEqualTo(KnownAccount.firstSeen(account(AccountStatus.SUSPENDED), FIRST));
  }

  @Test
  void aStatusThatChangedIsOfTheLatestMoment() {
    KnownAccount known = KnownAccount.firstSeen(account(AccountStatus.ACTIVE), FIRST);

    assertThat(known.notListed().listedAgain(account(AccountStatus.CLOSED), LATER))
        .isEqualTo(new KnownAccount(account(AccountStatus.CLOSED), FIRST, LATER, LATER, true));
  }
}
