package io.github.usageexport.snapshot;

import static io.github.usageexport.snapshot.SnapshotSamples.NOON;
import static io.github.usageexport.snapshot.SnapshotSamples.account;
import static io.github.usageexport.snapshot.SnapshotSamples.sid;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountStatus;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link AccountStore} does. */
public abstract class AccountStoreContract {

  /** The store under test, empty when the test begins and the same until it ends. */
  protected abstract AccountStore store();

  /** The same store as another process, or the next run, would see it. */
  protected abstract AccountStore reopened();

  @Test
  void isEmptyAtFirst() {
    assertThat(store().accounts()).isEmpty();
  }

  @Test
  void givesBackAccountsInOrderOfTheirSid() {
    KnownAccount first = KnownAccount.firstSeen(account(1), NOON);
    KnownAccount second = KnownAccount.firstSeen(account(2), NOON).notListed();
    store().save(List.of(second, first));

    assertThat(reopened().accounts()).containsExactly(first, second);
  }

  @Test
  void replacesWhatWasKnownOfAnAccount() {
    KnownAccount before = KnownAccount.firstSeen(account(1), NOON);
    Account closed = new Account(sid(1), "", AccountStatus.CLOSED, sid(0), null);
    KnownAccount after = before.listedAgain(closed, NOON.plusSeconds(60));
    store().save(List.of(before));
    store().save(List.of(after));

    assertThat(reopened().accounts()).containsExactly(after);
  }

  @Test
  void keepsAccountsThatAreNotSavedAgain() {
    KnownAccount first = KnownAccount.firstSeen(account(1), NOON);
    KnownAccount second = KnownAccount.firstSeen(account(2), NOON);
    store().save(List.of(first));
    store().save(List.of(second));
    store().save(List.of());

    assertThat(reopened().accounts()).containsExactly(first, second);
  }

  @Test
  void keepsThousandsAtOnce() {
    List<KnownAccount> many =
        IntStream.range(0, 3_000)
            .mapToObj(number -> KnownAccount.firstSeen(account(number), NOON))
            .toList();
    store().save(many);

    assertThat(reopened().accounts()).isEqualTo(many);
  }
}
