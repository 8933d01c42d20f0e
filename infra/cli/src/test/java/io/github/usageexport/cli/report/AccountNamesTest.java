package io.github.usageexport.cli.report;

import static io.github.usageexport.report.ReportedWorld.CLOSED;
import static io.github.usageexport.report.ReportedWorld.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.report.ReportedWorld;
import io.github.usageexport.report.ReportedWorld.Row;
import io.github.usageexport.usage.Account;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two accounts of one name are two in every line of a report. */
class AccountNamesTest {
  @Test
  void accountsOfOneNameAreShownBySid() {
    Account one = ReportedWorld.account(1, "Acme");
    Account two = ReportedWorld.account(2, "Acme ");
    Account other = ReportedWorld.account(3, "Zoë GmbH");
    ReportedWorld world = new ReportedWorld();
    for (Account account : List.of(one, two, other)) {
      world.know(account, CLOSED);
      world.state(account, FIRST, CLOSED, CLOSED, Row.total(100));
      world.state(account, FIRST, CLOSED.plusSeconds(60), CLOSED.plusSeconds(60), Row.total(90));
    }

    List<String> lines = ReportText.lines(world.report(2, null));

    assertThat(lines)
        .filteredOn(line -> line.contains(one.sid().value()))
        .as("spend, restatement and gap")
        .hasSize(3);
    assertThat(lines).filteredOn(line -> line.contains(two.sid().value())).hasSize(3);
    assertThat(lines).filteredOn(line -> line.contains("Zoë GmbH")).hasSize(3);
    assertThat(lines).noneMatch(line -> line.contains("Acme"));
    assertThat(lines).noneMatch(line -> line.contains(other.sid().value()));
  }

  @Test
  void namesThatOnlyLookAlikeOrSayNothingAreNoNames() {
    String longName = "A very long name of a customer, ";

    assertThat(AccountNames.of(accounts("One", "Two")).areUnique()).isTrue();
    assertThat(AccountNames.of(accounts(longName + "Berlin", longName + "Paris")).areUnique())
        .isFalse();
    assertThat(AccountNames.of(accounts("One", " ")).areUnique()).isFalse();
  }

  private static List<Account> accounts(String first, String second) {
    return List.of(ReportedWorld.account(1, first), ReportedWorld.account(2, second));
  }
}
