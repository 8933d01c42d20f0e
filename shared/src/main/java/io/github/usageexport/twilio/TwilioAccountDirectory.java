package io.github.usageexport.twilio;

import io.github.usageexport.pipeline.AccountDirectory;
import io.github.usageexport.pipeline.UnreadableException;
import io.github.usageexport.twilio.AccountPageParser.AccountPage;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists the accounts of the tree: no filter, so every status is in it. */
final class TwilioAccountDirectory implements AccountDirectory {
  private static final String FIRST_PAGE =
      "/2010-04-01/Accounts.json?PageSize=" + TwilioSettings.MAX_PAGE_SIZE;

  private final TwilioClient client;

  TwilioAccountDirectory(TwilioClient client) {
    this.client = client;
  }

  @Override
  public List<Account> accounts() throws UnreadableException {
    Patience patience = client.patience();
    PageLinks links = new PageLinks(client.settings().origin(), FIRST_PAGE);
    SortedMap<AccountSid, Account> accounts = new TreeMap<>();
    String page = FIRST_PAGE;
    while (true) {
      AccountPage read = read(page, patience);
      for (Account account : read.accounts()) {
        accounts.put(account.sid(), account);
      }
      String next = read.nextPageUri();
      if (next == null) {
        return whole(accounts);
      }
      page = links.follow(next, read.accounts().size());
    }
  }

  /** Twilio lists the main account among its own; a list without it is not the whole. */
  private List<Account> whole(SortedMap<AccountSid, Account> accounts) throws UnreadableException {
    AccountSid parent = client.settings().parent();
    if (!accounts.containsKey(parent)) {
      throw new UnreadableException(
          FailureReason.UNAUTHORISED,
          "the list of %d accounts has no %s in it".formatted(accounts.size(), parent),
          "Set TWILIO_ACCOUNT_SID to the main account that the credentials belong to");
    }
    return List.copyOf(accounts.values());
  }

  private AccountPage read(String page, Patience patience) throws UnreadableException {
    while (true) {
      TwilioResponse response = client.get(client.settings().parent(), page, patience);
      if (response.status() == 404) {
        throw new UnreadableException(
            FailureReason.UNAVAILABLE,
            "there is no account list at %s%s".formatted(client.settings().origin(), FIRST_PAGE),
            "Check TWILIO_BASE_URL, by default " + TwilioSettings.TWILIO);
      }
      try {
        if (!response.isOk()) {
          throw new IOException(response.describe());
        }
        AccountPage read = AccountPageParser.parse(response.body());
        patience.rewarded();
        return read;
      } catch (IOException e) {
        client.retryUnusable(page, e, patience);
      }
    }
  }
}
