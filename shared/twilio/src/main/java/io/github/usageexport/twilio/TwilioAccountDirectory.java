package io.github.usageexport.twilio;

import io.github.usageexport.plan.AccountDirectory;
import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.twilio.AccountPageParser.AccountPage;
import io.github.usageexport.usage.Account;
import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.FailureReason;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/** Lists the accounts of the tree: no filter, so every status is in it. */
final class TwilioAccountDirectory implements AccountDirectory {
  private static final String FIRST_PAGE =
      "/2010-04-01/Accounts.json?PageSize=" + TwilioSettings.MAX_PAGE_SIZE;

  /** The first reading and two more. */
  private static final int READINGS = 3;

  private final TwilioClient client;

  TwilioAccountDirectory(TwilioClient client) {
    this.client = client;
  }

  @Override
  public List<Account> accounts() throws UnreadableException {
    Patience patience = client.patience();
    AccountList list = readOnce(patience);
    for (int readings = 1; readings < READINGS && list.flaw().isPresent(); readings++) {
      list = readOnce(patience);
    }
    if (list.flaw().isPresent()) {
      throw new UnreadableException(
          FailureReason.INVALID_PAGING,
          "the account list cannot be read whole: %s, in each of %d readings"
              .formatted(list.flaw().get(), READINGS),
          "Run again; if it stays, show this line to Twilio's support");
    }
    if (!list.strangers().isEmpty()) {
      client.warn(
          "Twilio's account list names %s, which is not an account SID; it is skipped"
              .formatted(String.join(", ", list.strangers())));
    }
    return whole(list.accounts());
  }

  private AccountList readOnce(Patience patience) throws UnreadableException {
    PageLinks links = new PageLinks(client.settings().origin(), FIRST_PAGE);
    AccountList list = new AccountList();
    String page = FIRST_PAGE;
    while (true) {
      AccountPage read = read(page, patience);
      list.add(read);
      String next = read.nextPageUri();
      if (next == null || list.flaw().isPresent()) {
        return list;
      }
      page = links.follow(next, read.accounts().size() + read.strangers().size());
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
        client.retryUnusable(page, response, e, patience);
      }
    }
  }
}
