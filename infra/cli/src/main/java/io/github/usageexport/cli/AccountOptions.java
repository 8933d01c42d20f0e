package io.github.usageexport.cli;

import io.github.usageexport.usage.AccountSid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which accounts are meant. */
final class AccountOptions {
  @Option(
      names = "--account-sid",
      paramLabel = "AC…",
      description = "Only this account; repeatable")
  private List<String> accounts = new ArrayList<>();

  @Option(
      names = "--exclude-account",
      paramLabel = "AC…",
      description = "Not this account; repeatable")
  private List<String> excluded = new ArrayList<>();

  /** The only ones that are meant; empty means all. */
  Set<AccountSid> accounts() {
    return OptionText.each("--account-sid", accounts, AccountSid::new);
  }

  Set<AccountSid> excluded() {
    return OptionText.each("--exclude-account", excluded, AccountSid::new);
  }
}
