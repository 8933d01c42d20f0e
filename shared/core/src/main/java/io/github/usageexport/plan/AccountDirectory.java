package io.github.usageexport.plan;

import io.github.usageexport.run.UnreadableException;
import io.github.usageexport.usage.Account;
import java.util.List;

/** Port: the accounts of a Twilio account tree. */
public interface AccountDirectory {

  /**
   * The parent and every subaccount, of every status, each once.
   *
   * @throws UnreadableException if the list cannot be read whole
   */
  List<Account> accounts() throws UnreadableException;
}
